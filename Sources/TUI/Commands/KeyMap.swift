import Terminal

/// A key that the person gives to a command.
public struct KeyBinding: Hashable, Sendable {
  /// The name of the place where it counts, or `all`.
  public var context: String
  /// The key, as in `ctrl+x`.
  public var key: String
  /// The name of a command, perhaps with arguments, as it is typed after a slash; `none` for no command at all.
  public var command: String

  /// A binding.
  public init(context: String, key: String, command: String) {
    self.context = context
    self.key = key
    self.command = command
  }
}

/// What is wrong with a binding.
public struct KeyBindingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Which.
  public let binding: KeyBinding
  /// One sentence, without the stop at its end.
  public let description: String
}

/// All commands, with the keys that perform them: those of the table, as the person changed them.
public struct KeyMap: Sendable {
  /// The commands in the order of the help.
  let commands: [Command]

  /// The names of places, for messages and documentation.
  public static let contexts = KeyContext.allCases.map(\.name)

  /// Whether a command of the table goes by a name.
  public static func isTaken(_ name: String) -> Bool {
    BuiltInCommands.all.contains { $0.isCalled(name) }
  }

  /// The keys of the table.
  public init() {
    commands = BuiltInCommands.all
  }

  /// The keys of the table with some changes. A key that is given to a command is taken from all others in that place,
  /// and is the first that hints show.
  /// - Parameter custom: the person's own commands; those that have the name of one of the table are left out.
  /// - Throws: `KeyBindingError` for what cannot be meant, and for a key that is given away twice in a place.
  public init(_ bindings: [KeyBinding], custom: [CustomCommand] = []) throws(KeyBindingError) {
    let table = BuiltInCommands.all
    let own = custom.filter { command in !table.contains { $0.isCalled(command.name) } }
    var commands = table + own.map(Command.init)
    var given: Set<Place> = []
    for binding in bindings {
      let key = try KeyMap.key(of: binding)
      var chosen: Int?
      if binding.command != "none" { chosen = try KeyMap.command(of: binding, in: &commands) }
      for context in try KeyMap.contexts(of: binding, for: chosen.map { commands[$0] }) {
        guard given.insert(Place(context: context, key: key)).inserted else {
          throw KeyBindingError(
            binding: binding, description: "\(key.label) is given to two commands in \(context.name)")
        }
        if chosen != nil { try KeyMap.check(key, in: context, binding) }
        commands = commands.map { $0.without(key, in: context) }
        if let chosen { commands[chosen] = commands[chosen].with(key, in: context) }
      }
    }
    self.commands = commands
  }

  private struct Place: Hashable {
    var context: KeyContext
    var key: Key
  }

  private static func key(of binding: KeyBinding) throws(KeyBindingError) -> Key {
    guard let key = Key(binding.key) else {
      throw KeyBindingError(
        binding: binding, description: "“\(binding.key)” is no key; keys are written as ctrl+x, alt+enter, f5"
      )
    }
    return key
  }

  /// The command meant; a command with arguments becomes one of its own.
  private static func command(
    of binding: KeyBinding, in commands: inout [Command]
  ) throws(KeyBindingError) -> Int {
    if let index = commands.firstIndex(where: { $0.isCalled(binding.command) }) { return index }
    let line = CommandLine(binding.command)
    guard !line.argument.isEmpty, commands.contains(where: { $0.isSlash && $0.isCalled(line.name) }) else {
      throw KeyBindingError(
        binding: binding, description: "there is no command “\(binding.command)”; /help lists their names")
    }
    commands.append(Command(performing: binding.command))
    return commands.count - 1
  }

  private static func contexts(
    of binding: KeyBinding, for command: Command?
  ) throws(KeyBindingError) -> [KeyContext] {
    let all = binding.context == "all"
    guard let context = KeyContext.allCases.first(where: { all || $0.name == binding.context }) else {
      throw KeyBindingError(
        binding: binding,
        description:
          "there is no place “\(binding.context)”; there are all, \(contexts.joined(separator: ", "))")
    }
    guard let command else { return all ? KeyContext.allCases : [context] }
    if all { return command.contexts }
    guard command.contexts.contains(context) else {
      let places = command.contexts.map(\.name).joined(separator: ", ")
      throw KeyBindingError(
        binding: binding, description: "\(command.name) means nothing in \(context.name), only in \(places)")
    }
    return [context]
  }

  private static func check(
    _ key: Key, in context: KeyContext, _ binding: KeyBinding
  ) throws(KeyBindingError) {
    if let typed = key.typed, context.takesText {
      throw KeyBindingError(
        binding: binding, description: "“\(typed)” could not be typed any more in \(context.name)")
    }
    let same: [Key: String] = [
      Key(.character("m"), .control): "enter", Key(.character("i"), .control): "tab",
      Key(.character("["), .control): "esc",
    ]
    if let other = same[key] {
      throw KeyBindingError(
        binding: binding,
        description: "\(key.label) is \(other) to most terminals; give \(other) away instead")
    }
  }
}

extension Command {
  /// A command line as a command, to be given a key.
  fileprivate convenience init(performing line: String) {
    self.init(line, "Perform /\(line)") { $0.run(line) }
  }
}
