import Harness

/// A block of an answer in messages, as far as it has come.
struct MessagesBlock: Sendable {
  private let start: JSON
  private let type: String
  private let id: String
  private var text: String
  private var arguments = ""
  private var signature: String

  /// - Parameter index: its place in the answer, for calls without an id.
  init(_ start: JSON, index: Int) {
    self.start = start
    type = start["type"]?.string ?? ""
    id = start["id"]?.string.flatMap { $0.isEmpty ? nil : $0 } ?? "call_\(index)"
    text = start["text"]?.string ?? start["thinking"]?.string ?? ""
    signature = start["signature"]?.string ?? ""
  }

  /// Whether it is a call of one of our tools.
  var isCall: Bool { type == "tool_use" }

  /// Announces what its beginning says.
  func start(into batch: inout EventBatch) {
    switch type {
    case "text": if !text.isEmpty { batch.append(.text(text)) }
    case "thinking": if !text.isEmpty { batch.append(.thinking(text)) }
    case "tool_use": batch.append(.toolCallStarted(id: id, name: name))
    default: break
    }
  }

  /// Takes more of it.
  mutating func take(_ delta: JSON, into batch: inout EventBatch) {
    switch delta["type"]?.string {
    case "text_delta":
      guard let more = delta["text"]?.string, !more.isEmpty else { return }
      text += more
      batch.append(.text(more))
    case "thinking_delta":
      guard let more = delta["thinking"]?.string, !more.isEmpty else { return }
      text += more
      batch.append(.thinking(more))
    case "signature_delta": signature += delta["signature"]?.string ?? ""
    case "input_json_delta":
      guard let more = delta["partial_json"]?.string, !more.isEmpty else { return }
      arguments += more
      if isCall { batch.append(.toolCallArguments(id: id, delta: more)) }
    default: return
    }
  }

  /// Announces what is known once it has all come; a call is announced by `complete`.
  func end(into batch: inout EventBatch) {
    switch type {
    case "thinking": if !signature.isEmpty { batch.append(.thinkingSignature(signature)) }
    case "redacted_thinking":
      if let data = start["data"]?.string { batch.append(.redactedThinking(data)) }
    default: break
    }
  }

  /// Announces the call.
  ///
  /// - Parameter isCut: whether its arguments are not all there: then it must not look like one without any.
  func complete(isCut: Bool, into batch: inout EventBatch) {
    let text = wholeArguments
    batch.append(.toolCall(id: id, name: name, arguments: isCut && text == "{}" ? "{" : text))
  }

  /// Whether the arguments of a call are certainly all there.
  var isWhole: Bool { (try? JSON(parsing: arguments))?.object != nil }

  /// The block as a later request sends it back.
  var json: JSON {
    guard case .object(var block) = start else { return start }
    switch type {
    case "text":
      block["text"] = .string(text)
      // They name places in results that a request has in another form.
      block["citations"] = nil
    case "thinking":
      block["thinking"] = .string(text)
      block["signature"] = .string(signature)
    default:
      if !arguments.isEmpty { block["input"] = (try? JSON(parsing: arguments)) ?? .emptyObject }
    }
    return .object(block)
  }

  private var name: String { start["name"]?.string ?? "" }

  /// Some servers send all of the arguments with the beginning.
  private var wholeArguments: String {
    guard arguments.isEmpty else { return arguments }
    let input = start["input"]
    return input?.object.map { $0.isEmpty ? "{}" : JSON.object($0).text() } ?? "{}"
  }
}
