/// The program that is started for a command, with its arguments.
struct CommandLaunch: Hashable, Sendable {
  /// The program's path, and what it gets.
  var arguments: [String]
  /// Whether it is a fence that reports its first process on descriptor 4.
  var tellsInner = false

  /// The shell with a command.
  static func shell(_ command: String) -> CommandLaunch {
    CommandLaunch(arguments: ["/bin/sh", "-c", command])
  }
}
