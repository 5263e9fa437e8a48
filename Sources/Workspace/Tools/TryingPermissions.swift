import Harness

/// What a person types to find out what would be decided: a command, or a path to read and to write.
enum TryingPermissions {
  /// Whether a text is meant as a path rather than as a command.
  static func isPath(_ text: String) -> Bool {
    !text.contains { $0.isWhitespace || "|&;<>()$`".contains($0) }
      && (text.contains("/") || text.contains(".") || text.hasPrefix("~"))
  }
}

extension ExecuteCommand {
  func arguments(trying text: String) -> JSON? {
    TryingPermissions.isPath(text) ? nil : ["command": .string(text)]
  }
}

extension ReadFile {
  func arguments(trying text: String) -> JSON? {
    TryingPermissions.isPath(text) ? ["path": .string(text)] : nil
  }
}

extension WriteFile {
  func arguments(trying text: String) -> JSON? {
    TryingPermissions.isPath(text) ? ["path": .string(text), "content": ""] : nil
  }
}
