import Harness

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Finding what was said in any thread, and going back to something said in this one.
enum Returning {
  static let all = [find, goTo, rewindSoon, rewind]

  /// Seconds within which a second Esc means to go back.
  private static let escapeTime: TimeInterval = 1.5

  static let find = Command(
    "search-all", "Look for words in all threads of the project", argument: .text("[words]"), keys: ["f2"],
    slash: true
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
    "rewind", "Go back to before something you said, in a copy of the thread; files stay as they are",
    argument: .text("[message]"), slash: true, when: { $0.session.threadID != nil }
  ) { context in
    guard !context.argument.isEmpty else {
      context.view.picker = .ownMessages(context.session, now: context.snapshot.now)
      return context.look { try await $0.listOwnMessages() }
    }
    let id = context.argument
    guard let message = context.session.ownMessages.first(where: { $0.id == id }) else {
      return context.view.hint = "That is not among the messages that were listed."
    }
    context.keepDraft()
    context.go { try await $0.rewind(to: message) }
  }
}
