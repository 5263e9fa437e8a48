import Harness

extension Session {
  /// Turns on what was asked for on the command line, where the thread that was opened brought something else back.
  /// - Throws: as `switchMode` and `switchModel`.
  func choose(mode modeID: String?, model modelID: String?) async throws {
    if let modeID, modeID != mode.id { try await switchMode(modeID) }
    if let modelID, modelID != model.id { try await switchModel(modelID) }
  }

  /// Begins: opens the wanted thread, else the one of the project used last; without one, the first message makes it.
  /// - Returns: why a thread could not be opened.
  func open(_ launch: Launch) async -> String? {
    start()
    defer { tellNotes() }
    do {
      if let wanted = launch.thread {
        try await switchThread(wanted)
      } else if !launch.new, let newest = try await thread.list().first(where: { !$0.isHeadless }) {
        try await switchThread(newest.id)
      }
      try await choose(mode: launch.mode, model: launch.model)
      if thread.id == nil, model.id.hasPrefix("offline/") {
        notify(
          Notice(
            .info, "The offline guide is no real model. Say help to see what it can; F8 has models."))
      }
      return nil
    } catch let error as ThreadLockError {
      // The screen offers what can be done.
      await tellInUse(error)
      return nil
    } catch {
      notify(Notice(.warning, "\(error) This is a new thread."))
      return "\(error)"
    }
  }

  /// Says that something in the files of rules does not count.
  private func tellNotes() {
    let notes = permissionRules.notes
    guard let first = notes.first else { return }
    let more = notes.count > 1 ? " And \(notes.count - 1) more; /permissions lists them." : ""
    notify(Notice(.warning, first + (first.hasSuffix(".") ? "" : ".") + more))
  }
}

extension ChatThread {
  /// The setting of threads that were made without a screen: the chat does not open them by itself.
  static let headlessKey = "headless"

  /// Whether it was made without a screen.
  var isHeadless: Bool { metadata[ChatThread.headlessKey] == .bool(true) }
}
