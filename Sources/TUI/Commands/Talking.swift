import Harness
import Terminal

/// Saying something, now or later, and stopping what goes on.
enum Talking {
  static let all = [send, newLine, steer, interrupt]

  static let send = Command(
    "send", "Send the message; while a run goes on, queue it for when it is over",
    keys: ["enter"],
    hint: { snapshot in
      if snapshot.view.editing != nil { return snapshot.isNarrow ? "keep" : "keep the change" }
      if snapshot.session.isReadOnly { return nil }
      if snapshot.view.composer.text.first == "!" {
        return snapshot.isBusy ? "queue the command" : "run the command"
      }
      return snapshot.isBusy ? "queue" : "send"
    }
  ) { context in
    if context.view.composer.endsInBackslash { return context.view.composer.breakLineAtBackslash() }
    let row = context.snapshot.chosenCompletion.map { context.snapshot.completions[$0] }
    if let file = row?.text { return Completing.takeFile(file, &context) }
    if context.view.editing != nil { return Queueing.keepEdit(&context) }
    if let row {
      context.view.composer.clear()
      return context.run(row.command)
    }
    let text = context.view.composer.expanded
    let shown = context.view.composer.text
    if text.trimmed.isEmpty { return }
    if context.session.isReadOnly, CommandLine(typed: text) == nil {
      context.view.hint = "This thread is read only here; /clone goes on in a copy."
      return
    }
    let command = OwnCommand.text(typed: text)
    if command?.isEmpty == true { return context.view.hint = "Type the command to run behind the !." }
    _ = context.view.composer.take()
    context.view.remember(text.trimmed)
    if CommandLine(typed: text) != nil { return context.run(String(text.dropFirst())) }
    context.view.scroll = .bottom
    // What was kept as a draft may be what is said now; it must not come back.
    if !context.session.draft.isEmpty { context.ask { await $0.saveDraft("") } }
    context.say(text, shown: shown)
  }

  static let newLine = Command(
    "new-line", "Begin a new line (also: a backslash before enter)",
    keys: ["ctrl+j", "alt+enter", "shift+enter"], in: [.composer, .reply],
    hint: { $0.view.composer.isEmpty || $0.isBusy ? nil : "new line" }
  ) { $0.edit { $0.insert("\n") } }

  static let steer = Command(
    "steer", "Stop the run and say this instead; what is queued is dropped, into the message history",
    argument: .text("<message>"), keys: ["ctrl+s", "alt+s"], slash: true,
    hint: { $0.session.followUps.isEmpty || $0.isNarrow ? "steer" : "steer (drops queue)" },
    when: { $0.isBusy && $0.view.editing == nil }
  ) { context in
    if context.argument.isEmpty, context.view.composer.text.first == "!" {
      return context.view.hint = "A command is nothing to tell the model; enter queues it, esc stops the run."
    }
    let shown = context.view.composer.text
    let typed = context.view.composer.take().trimmed
    let text = context.argument.isEmpty ? typed : context.argument
    guard !text.isEmpty else {
      let key = context.snapshot.keyLabel(of: "steer") ?? "the key for it"
      context.view.hint = "Type what to do instead, then press \(key)."
      return
    }
    // Nothing that was written is lost.
    for dropped in context.session.followUps.suffix(mostRemembered) {
      context.view.remember(OwnCommand.typed(dropped))
    }
    if !typed.isEmpty { context.view.remember(typed) }
    context.view.scroll = .bottom
    let own = context.argument.isEmpty ? shown : text
    context.ask { try await $0.steer(text, own: own) }
  }

  /// Most messages of a dropped queue that go to the message history.
  private static let mostRemembered = 50

  static let interrupt = Command(
    "stop", "Stop the run and everything it waits for",
    keys: ["esc", "f9"], in: [.composer, .approval, .plan, .question], slash: true,
    hint: { _ in "stop" }, when: { $0.isBusy && $0.view.editing == nil && $0.completions.isEmpty }
  ) { context in
    // Whoever pressed a key in vain wants to leave what it did not open.
    if context.key == Key(.escape), context.snapshot.view.isKeyVain(at: context.snapshot.now) {
      return context.view.hint = "The key before did nothing. Esc again stops the run."
    }
    stop(&context)
  }

  static func stop(_ context: inout CommandContext) {
    context.view.focus = .composer
    context.view.isStopping = true
    context.ask { await $0.abort() }
  }
}

extension CommandContext {
  /// Says a text as it was typed, or runs it, if it is a command of the shell.
  /// - Parameter shown: the text as it was seen, pastes folded: only what was seen names files to attach.
  mutating func say(_ typed: String, shown: String? = nil) {
    if let command = OwnCommand.text(typed: typed), !command.isEmpty {
      ask { try await $0.runCommand(command) }
    } else {
      let text = typed.trimmed
      ask { try await $0.submit(text, own: shown) }
    }
  }
}

extension Composer {
  /// Whether enter would follow a backslash at the end of the text.
  var endsInBackslash: Bool { position == units.count && units.last == .character("\\") }

  /// Puts a line break where the backslash is.
  mutating func breakLineAtBackslash() {
    deleteBackward()
    insert("\n")
  }
}

extension ViewState {
  /// Keeps what was said for `up`; the same thing twice in a row is kept once.
  mutating func remember(_ text: String) {
    if history.last != text { history.append(text) }
  }
}
