import Harness
import Terminal

/// Questions that commands and panes ask of a snapshot.
extension Snapshot {
  /// Whether a run goes on or waits for the person: there is something to interrupt.
  var isBusy: Bool { session.isRunning || !session.prompts.isEmpty || session.omProgress.status != .idle }

  /// Whether what is said next waits until older messages are condensed. Condensing ahead of need keeps nobody waiting.
  var isCondensing: Bool {
    session.omProgress.status != .idle
      || (session.isRunning && session.bufferingMessages && session.omProgress.thresholdPercent >= 100)
  }

  /// For how many seconds nothing came of the model, once that is worth saying: 20. Models that think unseen take longer
  /// now and then.
  var silence: Int? {
    guard !view.isStopping, let silence = session.silence(at: now), silence >= 20 else { return nil }
    return Int(silence)
  }

  /// Whether asking the model again now makes sense: a pause after a failure, or a silence before the first word.
  var canRetry: Bool { session.retry != nil || (silence != nil && !session.isAnswerBegun) }

  /// Whether hints are cut to a word, so that those of enter and esc fit.
  var isNarrow: Bool { view.size.columns < 60 }

  /// The text that is being typed: an answer, or the message box; `nil` when keys mean something else.
  var typed: Composer? {
    switch KeyContext(self) {
    case .composer: view.composer
    case .reply: view.prompt.typing
    case .approval, .grant, .plan, .question, .followUps, .search, .found, .rows, .picker: nil
    }
  }

  /// The prompt in view, if it still waits for an answer.
  var openPrompt: Prompt? { view.prompt.isAnswered ? nil : view.prompt(of: session) }

  /// The prompt in view, if it is an approval.
  var openApproval: ApprovalRequest? { openPrompt?.approval }

  /// Whether the screen showed the prompt in view as what has the keys: nothing is answered before that.
  var isPromptSeen: Bool { view.prompt.isFocusSeen && view.prompt.promptID == openPrompt?.id }

  /// How many approvals show and run the very same as this one, itself and those whose turn comes later included.
  func alike(_ prompt: Prompt) -> Int {
    guard let request = prompt.approval else { return 1 }
    return session.prompts.filter { $0.digest == request.digest }.count + request.alikeLater
  }

  /// Whether the next message of the queue is about to go out.
  var isDraining: Bool { !session.followUps.isEmpty && !session.followUpsPaused }

  /// The completions that are shown; empty when none are. What is changed in the queue is said, and never performed as
  /// a command.
  var completions: [Picker.Row] {
    guard view.picker == nil, view.search == nil, view.selection == nil, view.focus == .composer,
      !view.completion.isHidden
    else {
      return []
    }
    let files = Completion.files(view)
    if !files.isEmpty || view.editing != nil { return files }
    return view.composer.first == "/" ? Completion.rows(view.composer.text, self) : []
  }

  /// Which completion enter would perform: the one chosen by hand, or the first while the name of the command is not
  /// typed in full; `nil` when it would perform the line as it is.
  var chosenCompletion: Int? {
    let rows = completions
    guard !rows.isEmpty else { return nil }
    if let selection = view.completion.selection { return min(selection, rows.count - 1) }
    // A name that is not one of a file is said as it is.
    if rows[0].text != nil { return nil }
    let name = CommandLine(typed: view.composer.text)?.name ?? ""
    return commands.contains { $0.isSlash && $0.isCalled(name) } ? nil : 0
  }

  /// What a key means now.
  func command(for key: Key) -> Command? {
    let context = KeyContext(self)
    return commands.first { $0.keys(in: context).contains(key) && $0.isAvailable(self) }
  }

  /// How hints write the first key of a command, the one that counts now before others; `nil` when it has none.
  func keyLabel(of command: String) -> String? {
    let command = commands.first { $0.name == command }
    return (command?.keys(in: KeyContext(self)).first ?? command?.keys.first)?.label
  }

  /// The commands a key can mean now, in the order of the table.
  var availableCommands: [Command] {
    let context = KeyContext(self)
    return commands.filter { $0.contexts.contains(context) && $0.isAvailable(self) }
  }
}
