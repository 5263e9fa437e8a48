/// What the person does with threads that need not be in view; those that are open here are told.
extension OpenThreads {
  /// Puts a thread into the trash. - Throws: as `Session.deleteThread`; `OpenThreadsError.busy`.
  public func delete(_ id: String) async throws {
    let holder = session(of: id)
    if let holder, holder !== current { throw OpenThreadsError.busy(holder.displayState.threadTitle) }
    await untilClosed(id)
    try await current.deleteThread(id, ofAnyProject: true)
    forgetEnded(id)
  }

  /// Gives a thread a title. - Throws: as `Session.renameThread(_:to:)`.
  public func rename(_ id: String, to title: String) async throws {
    if let holder = session(of: id), holder !== current {
      try await holder.renameThread(title)
    } else {
      try await current.renameThread(id, to: title)
    }
  }

  /// Keeps a thread on top of lists, or no longer. - Throws: as `Session.pin`.
  public func pin(_ id: String, _ isPinned: Bool) async throws {
    try await (session(of: id) ?? current).pin(id, isPinned)
  }

  /// Copies a thread without going to the copy. - Throws: as `Session.duplicateThread`.
  public func duplicate(_ id: String) async throws {
    await session(of: id)?.journal.flush()
    try await current.duplicateThread(id)
  }

  /// Lists the threads anew, as they were listed last.
  public func listAgain() async throws {
    try await current.listThreads(ofAllProjects: current.displayState.threadsAreOfAll)
  }
}
