import Harness

/// Going from conversation to conversation.
enum Threads {
  static let all = [switchThread, next, new, readOnly, clone, cloneOther, rename, condense, delete]

  static let switchThread = Command(
    "threads", aliases: ["thread", "resume"], "Go to another thread", argument: .thread, keys: ["f6"],
    in: [.composer, .approval, .grant, .plan, .question, .followUps, .found], slash: true
  ) { context in
    guard !context.argument.isEmpty else {
      context.view.picker = .threads(
        context.session, others: context.snapshot.others, now: context.snapshot.now)
      context.look { try await $0.listThreads() }
      return
    }
    guard let id = context.namedThread else { return }
    // One that is only looked at can be taken when nobody else has it any more.
    guard id != context.session.threadID || context.session.isReadOnly else { return }
    if let foreign = context.session.threads.first(where: { $0.id == id }), foreign.otherResource != nil {
      context.view.picker = .elsewhere(foreign)
      return
    }
    context.keepDraft()
    context.go { threads in
      do {
        try await threads.go(to: id)
      } catch let error as ThreadLockError {
        await threads.current.tellInUse(error)
      }
    }
  }

  static let next = Command(
    "next-thread", "Go to the thread that needs you, else to the next one in which something goes on",
    keys: ["f4", "alt+a"],
    in: [.composer, .approval, .grant, .plan, .question, .followUps, .found], slash: true,
    hint: { $0.others.contains { $0.activity == .waiting } ? "who needs you" : nil },
    when: { !$0.others.isEmpty }
  ) { context in
    context.keepDraft()
    context.go { _ = try await $0.goToNext() }
  }

  static let new = Command(
    "new", "Begin a new thread", argument: .text("[title]"), slash: true
  ) { context in
    let title = context.argument
    context.keepDraft()
    context.go { try await $0.begin(title: title.isEmpty ? nil : title) }
  }

  static let readOnly = Command(
    "read-only", "Look at a thread without taking it; what is done there elsewhere appears",
    argument: .thread,
    slash: true
  ) { context in
    guard !context.argument.isEmpty else {
      context.view.composer = Composer("/read-only ")
      return
    }
    guard let id = context.namedThread else { return }
    guard id != context.session.threadID else {
      if !context.session.isReadOnly { context.view.hint = "This thread is open here already." }
      return
    }
    context.keepDraft()
    context.go { try await $0.look(at: id, ofAnyProject: true) }
  }

  static let cloneOther = Command(
    "clone-of", "Copy another thread and go on in the copy", argument: .thread, slash: true
  ) { context in
    guard !context.argument.isEmpty else {
      context.view.composer = Composer("/clone-of ")
      return
    }
    guard let id = context.namedThread else { return }
    context.keepDraft()
    context.go { try await $0.clone(id, ofAnyProject: true) }
  }

  static let clone = Command(
    "clone", "Copy this thread and go on in the copy", argument: .text("[title]"), slash: true
  ) { context in
    let title = context.argument
    context.go { try await $0.clone(nil, title: title.isEmpty ? nil : title) }
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
    when: { $0.session.threadID != nil && !$0.session.isReadOnly }
  ) { context in
    if context.session.isRunning { context.view.hint = "Older messages are condensed after this step." }
    context.ask { try await $0.condense() }
  }

  static let delete = Command(
    "delete", "Delete this thread, after a question; /restore brings it back", argument: .text("[yes]"),
    slash: true,
    when: { $0.session.threadID != nil }
  ) { context in
    guard let id = context.session.threadID else { return }
    if context.argument == "yes" {
      context.delete(id, title: context.session.threadTitle)
      return
    }
    let title = context.session.threadTitle
    context.view.picker = Picker(
      kind: .confirmation, title: title.isEmpty ? "Delete this thread?" : "Delete “\(title)”?",
      rows: [
        Picker.Row(label: "Keep it", command: ""),
        Picker.Row(
          label: "Delete it", detail: "it is kept for \(Session.daysInTrash) days; /restore brings it back",
          command: "delete yes"),
      ])
  }
}

extension CommandContext {
  /// The thread the argument names; says so when it is none, or several.
  var namedThread: String? {
    mutating get {
      if session.threads.contains(where: { $0.id == argument }) { return argument }
      // The list of threads may not have come yet.
      if argument == session.conflict?.threadID { return argument }
      let named = NamedChoice.find(argument, in: session.threads, id: \.id, name: \.title)
      if named == nil { view.hint = "No thread, or more than one, is called “\(argument)”." }
      return named?.id
    }
  }

  /// Keeps what is being typed with the thread that is about to be left. Where nothing can be kept, it goes to the
  /// message history: the thread that comes has a draft of its own.
  mutating func keepDraft() {
    let composer = view.editing?.draft ?? view.composer
    let draft = composer.expanded
    // At once, and not when the other thread is there: until then the person may have typed on.
    view.composer.clear()
    view.leaving = composer
    if session.threadID == nil || session.isReadOnly {
      if !draft.trimmed.isEmpty { view.remember(draft.trimmed) }
    } else {
      ask { await $0.saveDraft(draft) }
    }
  }
}
