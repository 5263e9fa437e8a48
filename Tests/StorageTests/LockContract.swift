import Harness
import Storage
import Testing

/// What all thread locks do.
struct LockContract {
  /// The kinds of locks. A new one is added here.
  enum Kind: CaseIterable, Sendable {
    case memory
    case files
  }

  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: Kind.allCases)
  func `a thread has one owner`(_ kind: Kind) async throws {
    let locks = make(kind)
    try await locks.acquire("t", owner: "one")
    await #expect(throws: ThreadLockError(threadID: "t", holder: "one")) {
      try await locks.acquire("t", owner: "two")
    }
    try await locks.acquire("other", owner: "two")
    await #expect(throws: ThreadLockError(threadID: "other", holder: "two")) {
      try await locks.acquire("other", owner: "one")
    }
  }

  @Test(arguments: Kind.allCases)
  func `taking again changes nothing, and one release gives it back`(_ kind: Kind) async throws {
    let locks = make(kind)
    try await locks.acquire("t", owner: "one")
    try await locks.acquire("t", owner: "one")
    await locks.release("t", owner: "one")
    try await locks.acquire("t", owner: "two")
  }

  @Test(arguments: Kind.allCases)
  func `only the owner can give it back`(_ kind: Kind) async throws {
    let locks = make(kind)
    await locks.release("t", owner: "one")
    try await locks.acquire("t", owner: "one")
    await locks.release("t", owner: "two")
    await #expect(throws: ThreadLockError(threadID: "t", holder: "one")) {
      try await locks.acquire("t", owner: "two")
    }
  }

  private func make(_ kind: Kind) -> any ThreadLocks {
    switch kind {
    case .memory: MemoryThreadLocks()
    case .files: LockFiles(folder: folder.path)
    }
  }
}
