extension Session {
  /// Looks through the messages before those in the transcript, newest first, and loads them as far as the first that
  /// fits. Until then nothing is loaded, so that a thread of any length can be looked through.
  /// - Parameters:
  ///   - isWanted: asked before each page; `false` stops looking.
  ///   - fits: whether a message is what is looked for. Called off the session's room.
  /// - Returns: whether there is such a message.
  /// - Throws: what the store throws.
  public func loadEarlier(
    while isWanted: @Sendable () async -> Bool = { true }, until fits: @escaping @Sendable (Message) -> Bool
  ) async throws -> Bool {
    guard let id = thread.id else { return false }
    var before = history.messages.first?.id
    var found: String?
    while found == nil {
      guard id == thread.id, let last = before, await isWanted() else { return false }
      let page = try await host.configuration.store.messages(in: id, limit: 500, before: last)
      found = await Session.last(in: page, fits)
      before = page.first?.id
    }
    while let found, id == thread.id, history.message(found) == nil, history.earlier > 0 {
      // In larger pages than scrolling does: each costs a copy of what is in memory.
      try await loadEarlier(limit: 5_000)
    }
    return id == thread.id
  }

  @concurrent
  private nonisolated static func last(
    in page: [Message], _ fits: @Sendable (Message) -> Bool
  ) async -> String? {
    page.last(where: fits)?.id
  }
}

extension Message {
  /// Everything it says, with the calls of tools and what they printed.
  public var searchedText: String {
    content.map { part in
      switch part {
      case .text(let text): text
      case .thinking(let thinking): thinking.text
      case .toolCall(let call): call.name + "\n" + call.args.text()
      case .toolResult(let result): ToolOutput(json: result.result, isError: result.isError).text
      case .image, .file, .other: ""
      }
    }.joined(separator: "\n")
  }
}
