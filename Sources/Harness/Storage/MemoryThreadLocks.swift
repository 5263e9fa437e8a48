/// Locks between the sessions of one process, for a store that no other process sees.
public actor MemoryThreadLocks: ThreadLocks {
  private var owners: [String: String] = [:]

  /// No locks yet.
  public init() {}

  /// Notes the owner, or throws the one that is noted.
  public func acquire(_ threadID: String, owner: String) throws {
    let holder = owners[threadID, default: owner]
    guard holder == owner else { throw ThreadLockError(threadID: threadID, holder: holder) }
    owners[threadID] = owner
  }

  /// Forgets the owner.
  public func release(_ threadID: String, owner: String) {
    if owners[threadID] == owner { owners[threadID] = nil }
  }
}
