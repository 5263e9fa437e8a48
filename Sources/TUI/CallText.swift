import Harness

/// The arguments of a call as a text that a person can change: a command as it is, anything else as JSON.
enum CallText {
  /// The argument that stands for the whole call when there is one of this name.
  private static let command = "command"

  /// The text to change.
  static func text(of args: JSON) -> String {
    if let command = args[command]?.string { return command }
    guard case .object(let object) = args, !object.isEmpty else { return args.text() }
    let entries = object.map { "  \(JSON.string($0.key).text()): \($0.value.text())" }
    return "{\n" + entries.joined(separator: ",\n") + "\n}"
  }

  /// The arguments a changed text means; `nil` when it is neither a command nor a JSON object.
  static func args(of text: String, changing args: JSON) -> JSON? {
    if case .object(var object) = args, args[command]?.string != nil {
      object[command] = .string(text)
      return .object(object)
    }
    guard let changed = try? JSON(parsing: text), changed.object != nil else { return nil }
    return changed
  }
}
