extension Session {
  /// The setting of threads that the person keeps on top of lists.
  public nonisolated static let pinnedKey = "pinned"

  /// Puts the threads of the resource, or of all, into the display: those that are pinned first, then the last used.
  public func listThreads(ofAllProjects: Bool = false) async throws {
    let threads = try await thread.list(allResources: ofAllProjects)
    let summaries = try await summaries(of: threads)
    bus.emit(
      .detail(
        .threadsListed(
          summaries.filter(\.isPinned) + summaries.filter { !$0.isPinned }, ofAllProjects: ofAllProjects)))
  }

  /// Puts the threads that were put aside into the display, the last one first.
  public func listTrash() async throws {
    let discarded = try await host.configuration.store.discarded(resourceID: identity.resourceID)
    var list = try await summaries(of: discarded.map(\.thread))
    for index in list.indices { list[index].discardedAt = discarded[index].time }
    bus.emit(.detail(.trashListed(list)))
  }

  private func summaries(of threads: [ChatThread]) async throws -> [ThreadSummary] {
    let outlines = try await host.configuration.store.outlines(of: threads.map(\.id))
    let own = identity.resourceID
    return threads.map { thread in
      let outline = outlines[thread.id]
      let preview = outline?.firstSaid ?? ""
      return ThreadSummary(
        id: thread.id, title: thread.title.isEmpty ? Session.title(from: preview) : thread.title,
        preview: preview, lastSaid: outline?.lastSaid ?? "",
        updatedAt: thread.updatedAt, messageCount: outline?.messageCount ?? 0,
        otherResource: thread.resourceID == own ? nil : thread.resourceID,
        isPinned: thread.metadata[Session.pinnedKey] != nil,
        isUnread: thread.metadata[Session.unreadKey] != nil,
        isWaiting: thread.metadata["suspensions"]?.object?.isEmpty == false)
    }
  }
}
