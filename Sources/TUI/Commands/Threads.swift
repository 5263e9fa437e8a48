import Harness

/// Going from conversation to conversation.
enum Threads {
  static let all = [switchThread, new, clone, rename, condense, delete]

  static let switchThread = Command(
    "threads", aliases: ["thread", "resume"], "Go to another thread", argument: .thread, keys: ["f6"],
    slash: true
  ) { context in
    guard !context.argument.isEmpty else {
      context.view.picker = .threads(context.session, now: context.snapshot.now)
      context.look { try await $0.listThreads() }
      return
    }
    let named = NamedChoice.find(
      context.argument, in: context.session.threads, id: \.id, name: \.title)
    guard let thread = named else {
      context.view.hint = "No thread, or more than one, is called “\(context.argument)”."
      return
    }
    guard thread.id != context.session.threadID else { return }
    context.keepDraft()
    context.ask { try await $0.switchThread(thread.id) }
  }

  static let new = Command(
    "new", "Begin a new thread", argument: .text("[title]"), slash: true
  ) { context in
    let title = context.argument
    context.keepDraft()
    context.ask { _ = try await $0.createThread(title: title.isEmpty ? nil : title) }
  }

  static let clone = Command(
    "clone", "Copy this thread and go on in the copy", argument: .text("[title]"), slash: true
  ) { context in
    let title = context.argument
    context.ask { _ = try await $0.cloneThread(nil, title: title.isEmpty ? nil : title) }
  }

  static let rename = Command(
    "rename", "Give this thread a title", argument: .text("<title>"), slash: true
  ) { context in
    let title = context.argument
    if title.isEmpty {
      context.view.composer = Composer("/rename \(context.session.threadTitle)")
    } else {
      context.ask { try await $0.renameThread(title) }
    }
  }

  static let condense = Command(
    "condense", "Let the model make notes of older messages now, which then stand in for them", slash: true,
    when: { $0.session.threadID != nil }
  ) { context in
    if context.session.isRunning { context.view.hint = "Older messages are condensed after this step." }
    context.ask { try await $0.condense() }
  }

  static let delete = Command(
    "delete", "Delete this thread for good, after a question", argument: .text("[yes]"), slash: true,
    when: { $0.session.threadID != nil }
  ) { context in
    guard let id = context.session.threadID else { return }
    if context.argument == "yes" {
      context.ask { try await $0.deleteThread(id) }
      return
    }
    let title = context.session.threadTitle
    context.view.picker = Picker(
      kind: .confirmation, title: title.isEmpty ? "Delete this thread?" : "Delete “\(title)”?",
      rows: [
        Picker.Row(label: "Keep it", command: ""),
        Picker.Row(label: "Delete it", detail: "its messages cannot be brought back", command: "delete yes"),
      ])
  }
}

extension CommandContext {
  /// Keeps what is being typed with the thread that is about to be left.
  fileprivate mutating func keepDraft() {
    let draft = view.composer.expanded
    // At once, and not when the other thread is there: until then the person may have typed on.
    view.composer.clear()
    ask { await $0.saveDraft(draft) }
  }
}
