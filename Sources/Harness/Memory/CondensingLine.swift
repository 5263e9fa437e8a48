/// A piece of a message in a request for observations: one line of JSON each, so that no text can pass for another
/// line.
public enum CondensingLine: Hashable, Sendable {
  /// The person said something.
  case person(String)
  /// The model said something.
  case model(String)
  /// The model called a tool.
  case call(String, args: JSON)
  /// What came of it.
  case result(String, text: String, isError: Bool)

  /// Longer texts lose their middle: what a tool printed matters little beyond its beginning and end.
  static let longest = 4_000

  /// The lines of messages, oldest first; thinking is left out.
  static func text(_ messages: some Sequence<Message>) -> String {
    messages.flatMap(lines).map { $0.json.text() }.joined(separator: "\n")
  }

  private static func lines(_ message: Message) -> [CondensingLine] {
    message.content.compactMap { part in
      switch part {
      // The text beside a command of the person says the same.
      case .toolCall where message.runsCommand, .toolResult where message.runsCommand: nil
      case .text(let text):
        message.role == .assistant ? .model(clipped(text)) : .person(clipped(text))
      case .toolCall(let call): .call(call.name, args: clipped(call.args))
      case .toolResult(let result):
        .result(
          result.name, text: clipped(result.result["content"]?.string ?? result.result.text()),
          isError: result.isError)
      case .image: .person("(a picture)")
      case .file(_, _, let name): .person("(the file \(name ?? "without a name"))")
      case .thinking, .other: nil
      }
    }
  }

  private var json: JSON {
    switch self {
    case .person(let text): ["person": .string(text)]
    case .model(let text): ["model": .string(text)]
    case .call(let name, let args): ["call": .string(name), "args": args]
    case .result(let name, let text, let isError):
      .fields(["result": .string(name), "text": .string(text), "failed": isError ? true : nil])
    }
  }

  /// Reads the lines of a request; what is none is left out.
  public static func read(_ text: String) -> [CondensingLine] {
    text.split(separator: "\n").compactMap { line in
      guard let json = try? JSON(parsing: String(line)) else { return nil }
      if let text = json["person"]?.string { return .person(text) }
      if let text = json["model"]?.string { return .model(text) }
      if let name = json["call"]?.string { return .call(name, args: json["args"] ?? .null) }
      guard let name = json["result"]?.string else { return nil }
      return .result(name, text: json["text"]?.string ?? "", isError: json["failed"]?.bool ?? false)
    }
  }

  private static func clipped(_ args: JSON) -> JSON {
    guard case .object(let fields) = args else { return .string(clipped(args.string ?? args.text())) }
    return .object(
      fields.mapValues { value in
        if case .string(let text) = value { return .string(clipped(text)) }
        let text = value.text()
        return text.utf8.count > longest ? .string(clipped(text)) : value
      })
  }

  private static func clipped(_ text: String) -> String {
    guard text.utf8.count > longest, text.count > longest else { return text }
    return """
      \(text.prefix(longest / 2))
      [\(text.count - longest) characters left out]
      \(text.suffix(longest / 2))
      """
  }
}
