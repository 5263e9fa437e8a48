import Harness

/// A conversation as messages want it: the person and the model take turns, and the results of all calls of a turn
/// come at once, before anything else is said.
struct MessagesTurns {
  /// All that one side says before the other does.
  struct Turn {
    let role: Message.Role
    var content: [JSON]
  }

  private let signer: String
  private(set) var all: [Turn] = []

  /// - Parameter signer: the name the model's own thinking is signed with.
  init(signer: String) {
    self.signer = signer
  }

  /// Adds a message.
  mutating func take(_ message: Message) {
    switch message.role {
    case .assistant: takeSteps(of: message)
    case .user, .system: append(message.content.compactMap(block), by: .user)
    }
  }

  /// Adds what one side says to its turn, or begins one.
  mutating func append(_ blocks: [JSON], by role: Message.Role) {
    guard !blocks.isEmpty else { return }
    if all.last?.role == role {
      all[all.count - 1].content += blocks
      return
    }
    // The person has the first word, also in a conversation that was cut.
    if all.isEmpty, role == .assistant { append([text("(What came before is left out.)")], by: .user) }
    all.append(Turn(role: role, content: blocks))
  }

  private struct Step {
    var blocks: [JSON] = []
    var calls: [ToolCall] = []
    var results: [String: ToolResult] = [:]
  }

  /// Words after results begin the next step.
  private mutating func takeSteps(of message: Message) {
    var step = Step()
    for part in message.content {
      switch part {
      case .text, .thinking:
        if !step.results.isEmpty {
          append(step)
          step = Step()
        }
        if let block = block(part) { step.blocks.append(block) }
      case .toolCall(let call):
        step.calls.append(call)
        step.blocks.append(use(call))
      case .toolResult(let result): step.results[result.id] = result
      case .image, .file, .other: continue
      }
    }
    append(step)
  }

  private mutating func append(_ step: Step) {
    var blocks = step.blocks
    // Thinking that leads to nothing is refused: the answer was cut.
    while let type = blocks.last?["type"]?.string, type.hasSuffix("thinking") { blocks.removeLast() }
    append(blocks, by: .assistant)
    append(step.calls.map { outcome(of: $0, step.results[$0.id]) }, by: .user)
  }

  private func block(_ part: MessagePart) -> JSON? {
    switch part {
    case .text(let text): text.allSatisfy(\.isWhitespace) ? nil : self.text(text)
    case .thinking(let thinking): block(thinking)
    case .image(let data, let type, _):
      ["type": "image", "source": ["type": "base64", "media_type": .string(type), "data": .string(data)]]
    case .file(let data, let type, let name): file(data, type, name)
    case .toolCall, .toolResult, .other: nil
    }
  }

  private func text(_ text: String) -> JSON { ["type": "text", "text": .string(text)] }

  private func block(_ thinking: Thinking) -> JSON? {
    guard let signature = thinking.signature, thinking.signer == signer else { return nil }
    return thinking.isRedacted
      ? ["type": "redacted_thinking", "data": .string(signature)]
      : ["type": "thinking", "thinking": .string(thinking.text), "signature": .string(signature)]
  }

  private func file(_ data: String, _ type: String, _ name: String?) -> JSON {
    if let words = AttachedText.of(data, type, name) { return text(words) }
    return .fields([
      "type": "document",
      "source": ["type": "base64", "media_type": .string(type), "data": .string(data)],
      "title": name.map { .string($0) },
    ])
  }

  private func use(_ call: ToolCall) -> JSON {
    [
      "type": "tool_use", "id": .string(id(call.id)), "name": .string(call.name),
      "input": call.args.object == nil ? .emptyObject : call.args,
    ]
  }

  private func outcome(of call: ToolCall, _ result: ToolResult?) -> JSON {
    // Without a result the request would be refused.
    let text = result.map { ToolOutput(json: $0.result, isError: $0.isError).text } ?? "cancelled by user"
    return .fields([
      "type": "tool_result", "tool_use_id": .string(id(call.id)), "content": .string(text),
      "is_error": result?.isError ?? true ? true : nil,
    ])
  }

  /// Ids of other providers may have characters that are refused here.
  private func id(_ id: String) -> String {
    let isPlain = id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
    return isPlain && !id.isEmpty && id.utf8.count <= 64 ? id : "call_\(Digest.text(id))"
  }
}
