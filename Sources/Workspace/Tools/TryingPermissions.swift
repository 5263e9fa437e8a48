import Harness

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a person types to find out what would be decided: a command, or a path to read and to write.
enum TryingPermissions {
  /// Whether a text may be meant as a path.
  static func isPath(_ text: String) -> Bool {
    !text.contains { $0.isWhitespace || "|&;<>()$`".contains($0) }
      && (text.contains("/") || text.contains(".") || text.hasPrefix("~"))
  }

  /// Whether a text may be meant as a command: a path is one too when it leads to a program, or to nothing.
  static func isCommand(_ text: String, in workspace: Workspace) -> Bool {
    guard isPath(text), let place = try? workspace.resolve(text) else { return true }
    guard let status = try? FileStatus(of: place.absolute) else {
      return ["/", "./", "../", "~/"].contains(where: text.hasPrefix)
    }
    return status.kind == .file && access(place.absolute, X_OK) == 0
  }
}

extension ExecuteCommand {
  func arguments(trying text: String) -> JSON? {
    TryingPermissions.isCommand(text, in: workspace) ? ["command": .string(text)] : nil
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
