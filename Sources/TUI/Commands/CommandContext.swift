import Harness
import Terminal

/// What only the program around the commands can do.
enum AppAction: Hashable, Sendable {
  /// Leave.
  case quit
  /// Stop the process, as shells do on Ctrl+Z.
  case suspend
  /// Paint everything anew.
  case redraw
  /// Change the text that is being typed in the person's editor.
  case openEditor
  /// Put a text where the person can paste it from; what it is, for saying so.
  case copy(String, name: String)
  /// Show the conversation in the person's pager.
  case openPager
  /// Show the conversation in the person's editor.
  case openTranscript
  /// Take clicks and the wheel from the terminal, or give them back.
  case captureMouse(Bool)
  /// Look through the messages before those that are loaded.
  case searchEarlier
  /// Write a thread to a file.
  case export(threadID: String, ExportForm)
}

/// What a command works with: the view it changes at once, and what it asks of others.
struct CommandContext {
  /// What only this screen knows; a command changes it.
  var view: ViewState
  /// Everything as it was when the key was pressed.
  let snapshot: Snapshot
  /// What followed the name, without blanks around it.
  let argument: String
  /// The key that was pressed, if it was one.
  let key: Key?
  /// What the session is asked, in order.
  private(set) var effects: [Going] = []
  /// What is looked up beside that.
  private(set) var lookups: [Lookup] = []
  /// What the program is asked.
  private(set) var actions: [AppAction] = []
  /// A command line to be performed next.
  private(set) var nextLine: String?

  init(view: ViewState, snapshot: Snapshot, argument: String = "", key: Key? = nil) {
    self.view = view
    self.snapshot = snapshot
    self.argument = argument
    self.key = key
  }

  /// What goes on.
  var session: DisplayState { snapshot.session }

  /// Asks the session, after what was asked before.
  mutating func ask(_ effect: @escaping Effect) { effects.append { try await effect($0.current) } }

  /// Goes somewhere, after what was asked before.
  mutating func go(_ going: @escaping Going) { effects.append(going) }

  /// Lets the session look something up meanwhile.
  mutating func look(_ lane: Lookup.Lane = .kept, _ effect: @escaping Effect) {
    lookups.append(Lookup(lane: lane, effect: effect))
  }

  /// Asks the program.
  mutating func act(_ action: AppAction) { actions.append(action) }

  /// Performs a command line, without its slash, after this command.
  mutating func run(_ line: String) { nextLine = line }

  /// Changes the text that is being typed: an answer, or the message box.
  mutating func edit(_ change: (inout Composer) -> Void) {
    if view.focus == .prompt, var typing = view.prompt.typing {
      change(&typing)
      view.prompt.typing = typing
    } else if var search = view.search, search.isTyping, view.focus == .composer {
      change(&search.query)
      view.search = search
    } else {
      change(&view.composer)
    }
  }
}
