#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the person does with threads that need not be in view. They may be of any resource: the person chose them.
extension Session {
  /// Days that deleted threads are kept.
  public nonisolated static let daysInTrash = 30

  /// Keeps a thread on top of lists, or no longer. It does not become newer.
  /// - Throws: `StoreError.threadNotFound`.
  public func pin(_ id: String, _ isPinned: Bool) async throws {
    if id == thread.id {
      thread.setSetting(Session.pinnedKey, isPinned ? true : nil, touches: false)
      return await journal.flush()
    }
    try await host.configuration.store.update(id) { $0.metadata[Session.pinnedKey] = isPinned ? true : nil }
  }

  /// Gives a thread a title. One that is not in view becomes no newer.
  /// - Throws: `SessionError.emptyTitle`, `SessionError.readOnly`, `StoreError.threadNotFound`.
  public func renameThread(_ id: String, to title: String) async throws {
    if id == thread.id { return try await renameThread(title) }
    guard title.contains(where: { !$0.isWhitespace }) else { throw SessionError.emptyTitle }
    try await host.configuration.store.update(id) { thread in
      thread.title = title
      thread.metadata[Session.wordsTitleKey] = nil
    }
    bus.emit(.detail(.threadTitled(id: id, title: title)))
  }

  /// Keeps a copy of a thread as one of this resource, and stays where it is.
  /// - Throws: `SessionError.threadNotFound`, what the store throws.
  @discardableResult
  public func duplicateThread(_ id: String) async throws -> ChatThread {
    await journal.flush()
    let configuration = host.configuration
    guard let original = try await configuration.store.thread(id) else {
      throw SessionError.threadNotFound(id)
    }
    var copy = blankCopy(of: original)
    copy.title = original.title.isEmpty ? "Cloned Thread" : "\(original.title) (copy)"
    try await configuration.store.clone(id, as: copy, messageID: configuration.makeID)
    return copy
  }

  /// A thread with the settings of another one that a copy takes over.
  func blankCopy(of original: ChatThread) -> ChatThread {
    let time = host.configuration.now()
    var copy = ChatThread(
      id: host.configuration.makeID(), resourceID: identity.resourceID, title: original.title,
      createdAt: time, updatedAt: time, metadata: original.metadata)
    for key in Session.ownOfThread { copy.metadata[key] = nil }
    // What is allowed elsewhere is not allowed here.
    if original.resourceID != identity.resourceID { copy.metadata[SessionPolicies.settingKey] = nil }
    copy.metadata[Session.sourceKey] = .string(original.id)
    return copy
  }

  /// The setting of copies that names the thread they were made of.
  static let sourceKey = "copiedFrom"

  /// Puts a thread with its messages into the trash, and removes the copies its forked subagents worked on. When it is the
  /// one in view, what runs is stopped and the session is bound to none.
  /// - Parameter ofAnyProject: whether it may be one of another resource.
  /// - Throws: `SessionError.threadNotFound` for unknown threads and those of other resources; `ThreadLockError` for one
  ///   that is open elsewhere.
  public func deleteThread(_ id: String, ofAnyProject: Bool = false) async throws {
    try await perform {
      let store = self.host.configuration.store
      let known = try await ofAnyProject ? store.thread(id) : self.thread.get(id)
      guard known != nil else { throw SessionError.threadNotFound(id) }
      let isBound = id == self.thread.id
      let isHeld = isBound && !self.thread.isReadOnly
      let owner = self.identity.sessionID
      if !isHeld { try await self.host.configuration.locks.acquire(id, owner: owner) }
      if isBound { await self.stopAndWait() }
      do {
        await self.journal.flush()
        let all = try await self.thread.list(allResources: ofAnyProject, includingForks: true)
        let forks = all.filter { $0.isFork && $0.metadata["parentThreadId"] == .string(id) }
        for fork in forks { try await store.delete(fork.id) }
        try await store.discard(id, at: self.host.configuration.now())
      } catch {
        if !isHeld { await self.host.configuration.locks.release(id, owner: owner) }
        throw error
      }
      if isBound {
        await self.leave()
        self.bus.facts.tokenUsage = .zero
      } else {
        await self.host.configuration.locks.release(id, owner: owner)
      }
      self.bus.emit(.thread(.deleted(id: id)))
    }
  }

  /// Brings a deleted thread back. - Throws: `StoreError.threadNotFound` when it is not in the trash.
  public func restoreThread(_ id: String) async throws {
    try await host.configuration.store.restore(id)
  }

  /// Removes a deleted thread for good. - Throws: `StoreError.threadNotFound` when it is not in the trash.
  public func removeFromTrash(_ id: String) async throws {
    let store = host.configuration.store
    guard try await store.discarded(resourceID: nil).contains(where: { $0.thread.id == id }) else {
      throw StoreError.threadNotFound(id)
    }
    try await store.delete(id)
  }

  /// Removes for good what was deleted `daysInTrash` days ago, and what is remembered of files for too long.
  /// - Throws: what the store throws.
  public func emptyTrash() async throws {
    let oldest = host.configuration.now().addingTimeInterval(Double(-Session.daysInTrash) * 86_400)
    try await host.configuration.store.emptyTrash(before: oldest)
    await host.configuration.files?.prune()
  }
}
