import Harness

/// Keeping threads in order: the one chosen in the list of threads, without leaving the list; or the one in view.
enum Tending {
  static let all = [
    restore, scope, pin, renameChosen, copyChosen, export, deleteChosen, removeChosen, trash, renameThread,
    exportThread, remove,
  ]

  static let scope = Command(
    "all-projects", "List the threads of all projects, or of this one", keys: ["tab"], in: [.picker],
    hint: { $0.session.threadsAreOfAll ? "this project" : "all projects" }, when: { $0.isAmongThreads }
  ) { context in
    let ofAll = !context.session.threadsAreOfAll
    context.look { try await $0.listThreads(ofAllProjects: ofAll) }
  }

  static let pin = Command(
    "pin", "Keep the thread on top of the list, or no longer", argument: .thread,
    keys: ["alt+p", "ctrl+t"], in: [.picker], slash: true,
    hint: { $0.chosenThread?.isPinned == true ? "unpin" : "pin" }, when: { $0.canMeanThread }
  ) { context in
    guard let thread = context.meantThread else { return }
    context.go { threads in
      try await threads.pin(thread.id, !thread.isPinned)
      try await threads.listAgain()
    }
  }

  static let renameChosen = Command(
    "rename-chosen", "Give the chosen thread a title", keys: ["alt+r", "ctrl+e"], in: [.picker],
    hint: { _ in "rename" }, when: { $0.chosenThread != nil }
  ) { context in
    guard let thread = context.snapshot.chosenThread else { return }
    context.view.picker = .title(of: thread, below: context.view.picker)
  }

  static let renameThread = Command(
    "rename-thread", "Give a thread a title: its id, then the title", argument: .text("<id> <title>"),
    slash: true
  ) { context in
    let words = context.argument.split(separator: " ", maxSplits: 1).map(String.init)
    guard words.count == 2 else { return context.view.hint = "Write /rename-thread, an id and a title." }
    context.go { threads in
      try await threads.rename(words[0], to: words[1])
      try await threads.listAgain()
    }
  }

  static let copyChosen = Command(
    "copy-chosen", "Copy the chosen thread and stay here", keys: ["alt+c"], in: [.picker],
    hint: { _ in "copy" }, when: { $0.chosenThread != nil }
  ) { context in
    guard let thread = context.snapshot.chosenThread else { return }
    context.go { threads in
      try await threads.duplicate(thread.id)
      try await threads.listAgain()
    }
  }

  static let export = Command(
    "export", "Write the thread to a file, as markdown or JSON", argument: .text("[markdown|json]"),
    keys: ["alt+e"], in: [.picker], slash: true, hint: { _ in "export" }, when: { $0.canMeanThread }
  ) { context in
    let form = ExportForm(rawValue: context.argument)
    if form == nil, !context.argument.isEmpty {
      return context.view.hint = "Write /export markdown, or /export json."
    }
    guard let thread = context.snapshot.chosenThread ?? context.threadInView else { return }
    if let form {
      context.act(.export(threadID: thread.id, form))
    } else {
      context.view.picker = .exports(of: thread, below: context.view.picker)
    }
  }

  static let exportThread = Command(
    "export-thread", "Write a thread to a file: its id, then markdown or json",
    argument: .text("<id> <form>"), slash: true
  ) { context in
    let words = context.argument.split(separator: " ").map(String.init)
    guard words.count == 2, let form = ExportForm(rawValue: words[1]) else {
      return context.view.hint = "Write /export-thread, an id, and markdown or json."
    }
    context.act(.export(threadID: words[0], form))
  }

  static let deleteChosen = Command(
    "delete-chosen", "Delete the chosen thread; it can be brought back", keys: ["alt+d", "delete"],
    in: [.picker], hint: { _ in "delete" }, when: { $0.chosenThread != nil }
  ) { context in
    guard let thread = context.snapshot.chosenThread else { return }
    context.delete(thread.id, title: thread.title)
  }

  static let restore = Command(
    "restore", aliases: ["undelete"], "Bring a deleted thread back: the one deleted last, or the one named",
    argument: .text("[thread]"), keys: ["alt+u"], in: [.picker], slash: true,
    hint: { $0.view.deleted.isEmpty ? nil : "undo delete" },
    when: { $0.view.picker == nil || ($0.isAmongThreads && !$0.view.deleted.isEmpty) || $0.isInTrash }
  ) { context in
    let named =
      context.session.trash.first { $0.id == context.argument }
      ?? NamedChoice.find(context.argument, in: context.session.trash, id: \.id, name: \.title)
    let id: String
    if !context.argument.isEmpty {
      guard let named else {
        return context.view.hint = "No deleted thread, or more than one, is called “\(context.argument)”."
      }
      id = named.id
    } else if let last = context.view.deleted.last {
      id = last
    } else {
      return context.run("trash")
    }
    context.view.deleted.removeAll { $0 == id }
    context.go { threads in
      try await threads.current.restoreThread(id)
      try await threads.listAgain()
      try await threads.current.listTrash()
      await threads.current.notify(Notice(.info, "It is back; /threads lists it."))
    }
  }

  static let trash = Command(
    "trash", "List deleted threads, to bring one back", keys: ["alt+t"], in: [.picker], slash: true,
    hint: { _ in "trash" }, when: { $0.view.picker == nil || $0.isAmongThreads }
  ) { context in
    var picker = Picker.trash(context.session, now: context.snapshot.now)
    picker.below = context.view.picker.map { [$0] } ?? []
    context.view.picker = picker
    context.look { try await $0.listTrash() }
  }

  static let removeChosen = Command(
    "remove-chosen", "Remove the deleted thread for good, after a question", keys: ["alt+d", "delete"],
    in: [.picker], hint: { _ in "remove for good" }, when: { $0.isInTrash && $0.view.picker?.selected != nil }
  ) { context in
    guard let list = context.view.picker, let row = list.selected, let id = row.threadID else { return }
    var question = Picker(
      kind: .confirmation, title: "Remove “\(row.label)” for good?",
      rows: [
        Picker.Row(label: "Keep it", command: ""),
        Picker.Row(
          label: "Remove it", detail: "its messages cannot be brought back", command: "remove-thread \(id)"),
      ])
    question.below = [list]
    context.view.picker = question
  }

  static let remove = Command(
    "remove-thread", "Remove a deleted thread for good", argument: .text("<id>"), slash: true,
    when: { !$0.session.trash.isEmpty }
  ) { context in
    let id = context.argument
    guard !id.isEmpty else { return context.view.hint = "Write /remove-thread and an id; /trash lists them." }
    context.view.deleted.removeAll { $0 == id }
    context.ask { session in
      try await session.removeFromTrash(id)
      try await session.listTrash()
    }
  }
}

extension Snapshot {
  /// Whether the list of threads lies on top.
  fileprivate var isAmongThreads: Bool { view.picker?.kind == .threads }

  /// Whether the list of deleted threads lies on top.
  fileprivate var isInTrash: Bool { view.picker?.kind == .trash }

  /// The thread that is chosen in the list of threads.
  fileprivate var chosenThread: ThreadSummary? {
    guard isAmongThreads, let id = view.picker?.selected?.threadID else { return nil }
    return session.threads.first { $0.id == id }
  }

  /// Whether there is a thread that a command without a name means.
  fileprivate var canMeanThread: Bool {
    view.picker == nil ? session.threadID != nil : chosenThread != nil
  }
}

extension CommandContext {
  /// The thread that was named, else the chosen one, else the one in view.
  fileprivate var meantThread: ThreadSummary? {
    mutating get {
      guard argument.isEmpty else {
        guard let id = namedThread else { return nil }
        return session.threads.first { $0.id == id }
      }
      return snapshot.chosenThread ?? threadInView
    }
  }

  /// The thread in view, as far as it is listed.
  fileprivate var threadInView: ThreadSummary? {
    guard let id = session.threadID else { return nil }
    return session.threads.first { $0.id == id }
      ?? ThreadSummary(
        id: id, title: session.threadTitle, preview: "", updatedAt: snapshot.now, messageCount: 0)
  }

  /// Deletes a thread and says how it comes back.
  mutating func delete(_ id: String, title: String) {
    let name = title.isEmpty ? "The thread" : "“\(title)”"
    view.deleted.removeAll { $0 == id }
    view.deleted.append(id)
    go { threads in
      try await threads.delete(id)
      try await threads.listAgain()
      await threads.current.notify(
        Notice(
          .info,
          "\(name) is deleted. /restore (alt+u in the list) brings it back; after \(Session.daysInTrash) days it is gone."
        ))
    }
  }
}
