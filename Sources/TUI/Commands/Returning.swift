import Harness

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Finding what was said in any thread, and going back to something said in this one.
enum Returning {
  static let all = [find, goTo, rewindSoon, rewind, rewindOnly, rewindFiles, redoFiles]

  /// Seconds within which a second Esc means to go back.
  private static let escapeTime: TimeInterval = 1.5

  static let find = Command(
    "search-all", "Look for words in all threads of the project", argument: .text("[words]"), keys: ["f2"],
    in: [.composer, .approval, .grant, .plan, .question, .followUps, .found], slash: true
  ) { context in
    var picker = Picker.messages(context.session)
    picker.filter = context.argument
    context.view.picker = picker
    context.view.soughtWords = nil
  }

  static let goTo = Command(
    "found", "Go to a message that was found", argument: .text("<message>"), slash: true,
    when: { !$0.session.found.messages.isEmpty }
  ) { context in
    let id = context.argument
    guard let message = context.session.found.messages.first(where: { $0.id == id }) else {
      return context.view.hint = "That message is not among those that were found last."
    }
    if message.threadID != context.session.threadID { context.keepDraft() }
    context.view.awaited = AwaitedMessage(message)
    context.go { threads in
      do {
        try await threads.go(to: message)
      } catch let error as ThreadLockError {
        await threads.current.tellInUse(error)
      }
    }
  }

  static let rewindSoon = Command(
    "rewind-soon", "Twice: go back to something you said", keys: ["esc"],
    when: {
      $0.session.threadID != nil && !$0.isBusy && $0.view.editing == nil && $0.view.composer.isEmpty
        && $0.completions.isEmpty && !$0.view.showsWelcome
    }
  ) { context in
    let now = context.snapshot.now
    if let first = context.snapshot.view.escapedAt, now.timeIntervalSince(first) < escapeTime {
      return context.run("rewind")
    }
    context.view.escapedAt = now
    context.view.hint = "Esc again: go back to something you said."
  }

  static let rewind = Command(
    "rewind", "Go back to before something you said, in a copy of the thread; files only if you want",
    argument: .text("[message]"), slash: true, when: { $0.session.threadID != nil }
  ) { context in
    guard !context.argument.isEmpty else {
      context.view.picker = .ownMessages(context.session, now: context.snapshot.now)
      return context.look { try await $0.listOwnMessages() }
    }
    guard let message = context.listedMessage else { return }
    context.go { try await $0.askToRewind(to: message) }
  }

  static let rewindOnly = Command(
    "rewind-only", "Go back to before something you said; files stay as they are",
    argument: .text("<message>"), slash: true, when: { !$0.session.ownMessages.isEmpty }
  ) { context in
    guard let message = context.listedMessage else { return }
    context.keepDraft()
    context.go { try await $0.rewind(to: message) }
  }

  static let rewindFiles = Command(
    "rewind-files", "Go back to before something you said, with the files that tools changed since",
    argument: .text("<message>"), slash: true, when: { !$0.session.ownMessages.isEmpty }
  ) { context in
    guard let message = context.listedMessage else { return }
    context.keepDraft()
    context.go { try await $0.rewind(to: message, undoingFiles: true) }
  }

  static let redoFiles = Command(
    "redo-files", "Take back what going back did to files; shows first what would happen",
    argument: .text("[yes]"), slash: true, when: { $0.session.threadID != nil && !$0.isBusy }
  ) { context in
    if context.argument == "yes" {
      context.ask { try await $0.redoFiles() }
    } else {
      context.look { try await $0.previewRedo() }
    }
  }
}

extension CommandContext {
  /// The message of the list that the argument names; says so when it is none.
  fileprivate var listedMessage: OwnMessage? {
    mutating get {
      let id = argument
      let message = session.ownMessages.first { $0.id == id }
      if message == nil { view.hint = "That is not among the messages that were listed." }
      return message
    }
  }
}
