extension Session {
  /// Puts the threads of the resource into the display.
  public func listThreads() async throws {
    let threads = try await thread.list()
    let digests = try await host.configuration.store.digests(of: threads.map(\.id))
    let list = threads.map { thread in
      let preview = digests[thread.id]?.firstUserMessage?.text ?? ""
      return ThreadSummary(
        id: thread.id, title: thread.title.isEmpty ? Session.title(from: preview) : thread.title,
        preview: preview,
        updatedAt: thread.updatedAt, messageCount: digests[thread.id]?.messageCount ?? 0)
    }
    bus.emit(.detail(.threadsListed(list)))
  }
}
