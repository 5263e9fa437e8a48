import Harness

/// The queue of follow-ups: seeing, changing and holding what will be said.
enum Queueing {
  /// The way there, and what is done in the message box.
  static let entry = [open, takeBack, discardEdit]

  static let all = [previous, next, edit, steer, leave, remove, moveUp, moveDown, pause]

  static let open = Command(
    "queue", "Go to the queue (also: up in an empty message box)", keys: ["up"], slash: true,
    hint: { _ in "queue" },
    when: { !$0.session.followUps.isEmpty && $0.view.composer.isEmpty }
  ) { context in
    context.view.focus = .followUps
    context.view.selectedFollowUp = context.session.followUps.count - 1
  }

  static let takeBack = Command(
    "take-back", "Change the newest message of the queue", keys: ["alt+up"],
    when: { !$0.session.followUps.isEmpty && $0.view.editing == nil }
  ) { context in
    context.view.selectedFollowUp = context.session.followUps.count - 1
    beginEdit(&context)
  }

  static let previous = Command(
    "queue-previous", "Choose the message above", keys: ["up", "k"], in: [.followUps]
  ) { $0.view.selectedFollowUp = max(0, $0.view.selectedFollowUp - 1) }

  static let next = Command(
    "queue-next", "Choose the message below; behind the last one, go to the message box",
    keys: ["down", "j"], in: [.followUps]
  ) { context in
    if context.view.selectedFollowUp + 1 < context.session.followUps.count {
      context.view.selectedFollowUp += 1
    } else {
      context.view.focus = .composer
    }
  }

  static let edit = Command(
    "queue-edit", "Change the message; the queue is paused until you are done",
    keys: ["enter", "e"], in: [.followUps], hint: { _ in "change" }, when: { $0.view.editing == nil }
  ) { beginEdit(&$0) }

  static let steer = Command(
    "queue-steer", "Stop the run and say this message at once; the rest of the queue goes on after it",
    keys: ["s", "ctrl+s"], in: [.followUps],
    hint: { $0.isBusy && !$0.isNarrow ? "say now instead" : "say now" },
    when: { $0.view.editing == nil }
  ) { context in
    guard let chosen = context.snapshot.chosenFollowUp else { return }
    context.view.focus = .composer
    context.view.scroll = .bottom
    context.ask { try await $0.steer(followUp: chosen.id) }
  }

  static let remove = Command(
    "queue-remove", "Remove the message; it goes to the message history",
    keys: ["d", "delete", "backspace"], in: [.followUps], hint: { _ in "remove" }
  ) { context in
    guard let chosen = context.snapshot.chosenFollowUp else { return }
    context.view.remember(OwnCommand.typed(chosen))
    context.ask { await $0.followUps.remove(id: chosen.id) }
  }

  static let moveUp = Command(
    "queue-earlier", "Send the message earlier", keys: ["K", "alt+up"], in: [.followUps],
    hint: { $0.session.followUps.count > 1 ? "earlier" : nil }
  ) { move(by: -1, &$0) }

  static let moveDown = Command(
    "queue-later", "Send the message later", keys: ["J", "alt+down"], in: [.followUps],
    hint: { $0.session.followUps.count > 1 ? "later" : nil }
  ) { move(by: 1, &$0) }

  static let pause = Command(
    "pause", "Pause the queue, or let it go on", keys: ["p"], in: [.followUps],
    slash: true,
    hint: { $0.session.followUpsPaused ? "go on" : "pause" }
  ) { context in
    let isPaused = context.session.followUpsPaused
    context.ask { if isPaused { await $0.resumeFollowUps() } else { await $0.followUps.pause() } }
  }

  static let leave = Command(
    "queue-leave", "Go back to the message box", keys: ["esc", "tab", "ctrl+c", "q"], in: [.followUps],
    hint: { _ in "back" }
  ) { $0.view.focus = .composer }

  static let discardEdit = Command(
    "queue-restore", "Leave the message of the queue as it was", keys: ["esc", "ctrl+c"],
    hint: { $0.isNarrow ? "leave it" : "leave as it was" }, when: { $0.view.editing != nil }
  ) { endEdit(&$0) }

  /// Puts the changed text back into the queue, or says it anew when the queue no longer has the message.
  static func keepEdit(_ context: inout CommandContext) {
    guard let edit = context.view.editing else { return }
    let typed = context.view.composer.expanded
    let command = OwnCommand.text(typed: typed)
    let text = command ?? typed.trimmed
    if !context.session.followUps.contains(where: { $0.id == edit.id }) {
      if !text.isEmpty { context.say(typed) }
    } else if text.isEmpty {
      context.ask { await $0.followUps.remove(id: edit.id) }
    } else {
      context.ask { await $0.followUps.edit(id: edit.id, content: text, isCommand: command != nil) }
    }
    endEdit(&context)
  }

  private static func beginEdit(_ context: inout CommandContext) {
    let session = context.session
    let index = context.view.selectedFollowUp
    guard session.followUps.indices.contains(index) else { return }
    let chosen = session.followUps[index]
    context.view.editing = FollowUpEdit(
      id: chosen.id, draft: context.view.composer, staysPaused: session.followUpsPaused)
    context.view.composer = Composer(OwnCommand.typed(chosen))
    context.view.focus = .composer
    context.ask { await $0.followUps.pause() }
  }

  private static func endEdit(_ context: inout CommandContext) {
    guard let edit = context.view.editing else { return }
    context.view.composer = edit.draft
    context.view.editing = nil
    if !edit.staysPaused { context.ask { await $0.resumeFollowUps() } }
  }

  private static func move(by step: Int, _ context: inout CommandContext) {
    let target = context.view.selectedFollowUp + step
    guard let chosen = context.snapshot.chosenFollowUp, context.session.followUps.indices.contains(target)
    else { return }
    context.view.selectedFollowUp = target
    context.ask { await $0.followUps.move(id: chosen.id, to: target) }
  }
}

extension Snapshot {
  fileprivate var chosenFollowUp: FollowUp? {
    let list = session.followUps
    return list.indices.contains(view.selectedFollowUp) ? list[view.selectedFollowUp] : nil
  }
}
