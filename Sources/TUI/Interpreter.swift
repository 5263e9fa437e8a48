import Harness
import Terminal

/// What an input means: the view after it, and what is asked of the session and of the program.
struct Interpretation {
  /// The view after the input.
  var view: ViewState
  /// What the session is asked, in order.
  var effects: [Going] = []
  /// What is looked up beside that.
  var lookups: [Lookup] = []
  /// What the program is asked.
  var actions: [AppAction] = []
  /// The names of the commands that were performed.
  var performed: [String] = []
}

/// Tells what inputs mean. It knows no command by name: the table says which key is whose.
enum Interpreter {
  /// The rows a notch of the wheel scrolls.
  private static let wheelRows = 3

  /// What an input means now.
  static func interpret(_ input: Input, _ snapshot: Snapshot) -> Interpretation {
    var result = Interpretation(view: snapshot.view)
    switch input {
    case .key(let key): press(key, snapshot, &result)
    case .paste(let text): paste(text, snapshot, &result.view)
    case .resized(let size): result.view.size = size
    case .focus(let isFocused): result.view.isFocused = isFocused
    case .mouse(let mouse): turn(mouse, snapshot, &result.view)
    case .background(let background): result.view.look.background = background
    case .closed: result.actions = [.quit]
    }
    if result.view.composer.units != snapshot.view.composer.units {
      result.view.completion = CompletionView()
    }
    result.view.followEnd(after: snapshot)
    if result.view.search?.pattern != snapshot.view.search?.pattern { result.view.updateSearch(snapshot) }
    return result
  }

  private static func press(_ key: Key, _ snapshot: Snapshot, _ result: inout Interpretation) {
    result.view.noteKey(at: snapshot.now)
    result.view.preferences.isFirstStart = false
    // Whoever stays does not stop what goes on.
    if key == Key(.escape), snapshot.asksToQuit { return }
    switch viMeaning(of: key, snapshot, &result.view) {
    case .taken: return
    case .command(let name):
      if let command = snapshot.availableCommands.first(where: { $0.name == name }) {
        perform(command, argument: "", key: key, snapshot, &result)
      }
      return
    case .usual: break
    }
    if key.typed != nil, KeyContext(snapshot) == .approval, let until = snapshot.view.prompt.quietUntil,
      snapshot.now < until
    {
      result.view.prompt.waitForQuiet(from: snapshot.now)
      return result.view.hint = "Typing goes on, so that answered nothing. Press the key again."
    }
    if let command = snapshot.command(for: key) {
      perform(command, argument: "", key: key, snapshot, &result)
    } else if let character = key.typed, KeyContext(snapshot).takesText {
      type(String(character), snapshot, &result.view)
    } else {
      result.view.vainKeyAt = snapshot.now
      if key.typed == nil { result.view.hint = "\(key.label) does nothing here." }
    }
  }

  /// What a key means to those who want keys as in vi.
  private static func viMeaning(
    of key: Key, _ snapshot: Snapshot, _ view: inout ViewState
  ) -> ViKeys.Meaning {
    guard var vi = view.vi, var typed = snapshot.typed else { return .usual }
    let meaning = vi.take(key, leavesEscape: !snapshot.completions.isEmpty, &typed)
    view.vi = vi
    guard meaning == .taken else { return meaning }
    if view.focus == .prompt { view.prompt.typing = typed } else { view.composer = typed }
    return .taken
  }

  private static func perform(
    _ command: Command, argument: String, key: Key?, _ snapshot: Snapshot, _ result: inout Interpretation
  ) {
    var context = CommandContext(view: result.view, snapshot: snapshot, argument: argument, key: key)
    command.perform(&context)
    result.view = context.view
    result.effects += context.effects
    result.lookups += context.lookups
    result.actions += context.actions
    result.performed.append(command.name)
    if let line = context.nextLine { perform(line, snapshot, &result) }
  }

  private static func perform(_ line: String, _ snapshot: Snapshot, _ result: inout Interpretation) {
    let line = CommandLine(line)
    // The line itself is gone from the message box by now.
    var snapshot = snapshot
    let quitAskedAt = snapshot.view.quitAskedAt
    snapshot.view = result.view
    snapshot.view.quitAskedAt = quitAskedAt
    guard let command = snapshot.commands.first(where: { $0.isSlash && $0.isCalled(line.name) }) else {
      result.view.hint = "There is no command /\(line.name). Type / to see what there is."
      return
    }
    guard command.isAvailable(snapshot) else {
      result.view.hint = "/\(line.name) means nothing right now."
      return
    }
    perform(command, argument: line.argument, key: nil, snapshot, &result)
  }

  private static func type(_ text: String, _ snapshot: Snapshot, _ view: inout ViewState) {
    switch KeyContext(snapshot) {
    case .composer: view.composer.insert(text)
    case .reply: view.prompt.typing?.insert(text)
    case .picker: view.picker?.narrow { $0 += text }
    case .search: view.search?.query.insert(text)
    case .approval, .grant, .plan, .question, .followUps, .found, .rows: break
    }
  }

  /// A paste never answers anything: where no text is being typed, it goes to the message box.
  private static func paste(_ text: String, _ snapshot: Snapshot, _ view: inout ViewState) {
    view.noteKey(at: snapshot.now)
    switch KeyContext(snapshot) {
    case .reply: view.prompt.typing?.insert(paste: text)
    case .picker: view.picker?.narrow { $0 += firstLine(of: text) }
    case .search: view.search?.query.insert(firstLine(of: text))
    case .composer, .approval, .grant, .plan, .question, .followUps, .found, .rows:
      view.focus = .composer
      view.search = nil
      view.selection = nil
      view.composer.insert(paste: text)
    }
  }

  private static func firstLine(of text: String) -> String {
    text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
  }

  private static func turn(_ mouse: Mouse, _ snapshot: Snapshot, _ view: inout ViewState) {
    switch mouse.action {
    case .wheelUp: view.scrollTranscript(by: -wheelRows, snapshot)
    case .wheelDown: view.scrollTranscript(by: wheelRows, snapshot)
    case .press(.left): view.click(mouse.point, snapshot)
    case .press, .release, .drag: break
    }
  }
}
