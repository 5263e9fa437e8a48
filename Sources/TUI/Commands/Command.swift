import Harness
import Terminal

/// Asks something of the session in view. It returns when the session has accepted it, not when it is done.
typealias Effect = @Sendable (Session) async throws -> Void

/// Goes to another thread, or has something done about others.
typealias Going = @Sendable (OpenThreads) async throws -> Void

/// Something the person can do: said once here, reached by key or by slash, and told by help, hints, completion and
/// `docs/commands.md`.
final class Command: Sendable {
  /// What may follow the name of a command.
  enum Argument: Hashable, Sendable {
    /// Any text; how the help calls it.
    case text(String)
    /// A mode, a model, or a thread of the session.
    case mode, model, thread

    /// How the help calls it.
    var hint: String {
      switch self {
      case .text(let hint): hint
      case .mode: "[mode]"
      case .model: "[model]"
      case .thread: "[thread]"
      }
    }
  }

  /// The name, in lower case with dashes; what is typed after the slash.
  let name: String
  /// Other names it is known by.
  let aliases: [String]
  /// What it does, as an order in one line.
  let summary: String
  /// What may follow the name.
  let argument: Argument?
  /// Where its keys count.
  let contexts: [KeyContext]
  /// The keys that perform it in each of its contexts, the one to show first.
  private let bindings: [[Key]]
  /// Whether it can be typed after a slash.
  let isSlash: Bool
  /// Whether it means anything now. A key whose command is not available means the next command that has it, or
  /// types.
  let isAvailable: @Sendable (Snapshot) -> Bool
  /// What it does right now in a word or two, for the line of hints; `nil` keeps it out of there, for now or always.
  let hint: (@Sendable (Snapshot) -> String?)?
  /// Changes the view and asks the session.
  let perform: @Sendable (inout CommandContext) -> Void

  /// A command. Keys are written as in `ctrl+j`.
  init(
    _ name: String, aliases: [String] = [], _ summary: String, argument: Argument? = nil,
    keys: [String] = [], in contexts: [KeyContext] = [.composer], slash: Bool = false,
    hint: (@Sendable (Snapshot) -> String?)? = nil,
    when isAvailable: @escaping @Sendable (Snapshot) -> Bool = { _ in true },
    perform: @escaping @Sendable (inout CommandContext) -> Void
  ) {
    self.name = name
    self.aliases = aliases
    self.summary = summary
    self.argument = argument
    self.contexts = contexts
    let keys = keys.map { name in
      guard let key = Key(name) else { preconditionFailure("\(name) is no key") }
      return key
    }
    bindings = contexts.map { _ in keys }
    isSlash = slash
    self.isAvailable = isAvailable
    self.hint = hint
    self.perform = perform
  }

  /// Another one with other keys.
  private init(_ other: Command, _ bindings: [[Key]]) {
    name = other.name
    aliases = other.aliases
    summary = other.summary
    argument = other.argument
    contexts = other.contexts
    self.bindings = bindings
    isSlash = other.isSlash
    isAvailable = other.isAvailable
    hint = other.hint
    perform = other.perform
  }

  /// Keys that perform it in a place, the one to show first.
  func keys(in context: KeyContext) -> [Key] { contexts.firstIndex(of: context).map { bindings[$0] } ?? [] }

  /// All keys that perform it somewhere, the one to show first.
  var keys: [Key] {
    var seen: Set<Key> = []
    return contexts.flatMap { keys(in: $0) }.filter { seen.insert($0).inserted }
  }

  /// The same command without a key in a place.
  func without(_ key: Key, in context: KeyContext) -> Command {
    guard keys(in: context).contains(key) else { return self }
    return rebound(in: context) { keys in keys.filter { $0 != key } }
  }

  /// The same command with one more key in one of its contexts, as the one to show.
  func with(_ key: Key, in context: KeyContext) -> Command { rebound(in: context) { [key] + $0 } }

  /// Whether it goes by this name.
  func isCalled(_ name: String) -> Bool {
    self.name == name || aliases.contains(name)
  }

  private func rebound(in context: KeyContext, _ change: ([Key]) -> [Key]) -> Command {
    guard let place = contexts.firstIndex(of: context) else { return self }
    var bindings = bindings
    bindings[place] = change(bindings[place])
    return Command(self, bindings)
  }
}
