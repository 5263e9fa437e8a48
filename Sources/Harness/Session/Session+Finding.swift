extension Session {
  /// Most messages that a search shows.
  static let foundLimit = 100
  /// Most messages of the person that a list shows.
  static let ownLimit = 500

  /// Looks for words in all threads of the resource and puts what was found into the display. What older versions of
  /// the program kept is made ready piece by piece meanwhile, and shown when it is.
  /// - Parameter isWanted: asked between pieces; `false` ends it.
  /// - Throws: what the store throws.
  public func findMessages(
    _ query: String, while isWanted: @Sendable () async -> Bool = { true }
  ) async throws {
    let store = host.configuration.store
    let resourceID = identity.resourceID
    func tell(isPartial: Bool) async throws {
      let messages = try await store.search(query, resourceID: resourceID, limit: Session.foundLimit)
      bus.emit(
        .detail(.messagesFound(FoundMessages(query: query, messages: messages, isPartial: isPartial))))
    }
    var isPartial = try await store.prepareSearch()
    try await tell(isPartial: isPartial)
    guard isPartial else { return }
    while isPartial {
      guard await isWanted() else { return }
      isPartial = try await store.prepareSearch()
    }
    try await tell(isPartial: false)
  }

  /// Loads the thread in view back to a message. - Throws: what the store throws.
  public func reveal(_ messageID: String) async throws {
    guard history.message(messageID) == nil else { return }
    _ = try await loadEarlier(until: { $0.id == messageID })
  }

  /// Puts the beginnings of what the person said in the thread in view into the display, newest first.
  /// - Throws: what the store throws.
  public func listOwnMessages() async throws {
    guard let id = thread.id else { return }
    await journal.flush()
    let own = try await host.configuration.store.ownMessages(in: id, limit: Session.ownLimit)
    guard id == thread.id else { return }
    bus.emit(.detail(.ownMessagesListed(own)))
  }

  /// Copies a thread as it was before a message of the person, with its settings, and goes to the copy, where the
  /// message is the draft. The thread itself stays as it is.
  /// - Parameter undoing: what was done to files and is undone then.
  /// - Throws: `SessionError.threadNotFound`, what the store and the locks throw, what `FileHistory` throws.
  func rewind(_ source: String, to message: OwnMessage, undoing spans: [FileSpan] = []) async throws {
    try await perform {
      let said = try await self.host.configuration.store.message(message.id, in: source)?.text
      _ = try await self.copy(source, before: message.id) { copy in
        copy.title = copy.title.hasSuffix(" (back)") ? copy.title : "\(copy.title) (back)"
        copy.metadata["draft"] = .string(said ?? message.text)
      }
      if !spans.isEmpty { try await self.undoFiles(spans) }
    }
  }
}
