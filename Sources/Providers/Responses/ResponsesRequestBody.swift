import Harness

/// A request in the form of responses.
struct ResponsesRequestBody {
  /// What is asked.
  let request: ModelRequest
  /// What the server takes.
  let traits: ResponsesTraits
  /// The name the model's own reasoning is signed with; that of other models is left out.
  let signer: String

  /// The whole body.
  var json: JSON {
    let reasons = !traits.modelsWithoutReasoning.contains(request.model)
    return .fields([
      "model": .string(request.model),
      "instructions": request.system.isEmpty ? nil : .string(request.system),
      "input": .array(
        (traits.modelsWithoutPictures.contains(request.model) ? request.withoutPictures : request)
          .messages.flatMap(items)),
      "tools": request.tools.isEmpty ? nil : .array(request.tools.map(tool)),
      "max_output_tokens": request.maxOutputTokens.map { JSON($0) },
      "reasoning": reasons ? reasoning : nil,
      "include": reasons ? ["reasoning.encrypted_content"] : nil, "store": false, "stream": true,
    ])
  }

  private var reasoning: JSON? {
    let effort = traits.takesEffort ? traits.efforts.word(for: request.thinking, of: request.model) : nil
    guard effort != nil || traits.tellsSummaries else { return nil }
    return .fields([
      "effort": effort.map { .string($0) }, "summary": traits.tellsSummaries ? "auto" : nil,
    ])
  }

  private func tool(_ spec: ToolSpec) -> JSON {
    // Said aloud, because a schema with optional fields is refused by default.
    [
      "type": "function", "name": .string(spec.name), "description": .string(spec.description),
      "parameters": spec.input.json, "strict": false,
    ]
  }

  private func items(of message: Message) -> [JSON] {
    guard message.role == .assistant else {
      let parts = message.content.compactMap(part)
      return parts.isEmpty ? [] : [["type": "message", "role": "user", "content": .array(parts)]]
    }
    return steps(of: message)
  }

  private func part(_ part: MessagePart) -> JSON? {
    switch part {
    case .text(let text): text.isEmpty ? nil : ["type": "input_text", "text": .string(text)]
    case .image(let data, let type, _):
      ["type": "input_image", "image_url": .string("data:\(type);base64,\(data)")]
    case .file(let data, let type, let name):
      AttachedText.of(data, type, name).map { ["type": "input_text", "text": .string($0)] }
        ?? .fields([
          "type": "input_file", "filename": name.map { .string($0) },
          "file_data": .string("data:\(type);base64,\(data)"),
        ])
    case .thinking, .toolCall, .toolResult, .other: nil
    }
  }

  private struct Step {
    var items: [JSON] = []
    var calls: [ToolCall] = []
    var results: [String: ToolResult] = [:]
  }

  /// What the model said, in order, and the outputs of its calls after all of them. Words after outputs begin the
  /// next step.
  private func steps(of message: Message) -> [JSON] {
    var all: [JSON] = []
    var step = Step()
    // What was reasoned in a turn that failed is refused, as what it led to is not whole.
    let isWhole = message.stopReason != .error && message.stopReason != .aborted
    for part in message.content {
      switch part {
      case .text, .thinking:
        if !step.results.isEmpty {
          all += rendered(step)
          step = Step()
        }
        step.items += said(part, isWhole: isWhole)
      case .toolCall(let call):
        step.calls.append(call)
        step.items.append(self.call(call))
      case .toolResult(let result): step.results[result.id] = result
      case .image, .file, .other: continue
      }
    }
    return all + rendered(step)
  }

  private func said(_ part: MessagePart, isWhole: Bool) -> [JSON] {
    switch part {
    case .text(let text) where !text.isEmpty:
      [
        [
          "type": "message", "role": "assistant",
          "content": [["type": "output_text", "text": .string(text)]],
        ]
      ]
    case .thinking(let thinking) where isWhole && thinking.signer == signer:
      thinking.signature.flatMap { try? JSON(parsing: $0) }.map { [$0] } ?? []
    default: []
    }
  }

  private func call(_ call: ToolCall) -> JSON {
    [
      "type": "function_call", "call_id": .string(id(call.id)), "name": .string(call.name),
      "arguments": .string(call.args.object == nil ? "{}" : call.args.text()),
    ]
  }

  private func rendered(_ step: Step) -> [JSON] {
    var items = step.items
    // Reasoning that leads to nothing is refused.
    while items.last?["type"] == "reasoning" { items.removeLast() }
    return items
      + step.calls.map { call in
        // Without an output the next request would be refused.
        let text =
          step.results[call.id].map { ToolOutput(json: $0.result, isError: $0.isError).text }
          ?? "cancelled by user"
        return ["type": "function_call_output", "call_id": .string(id(call.id)), "output": .string(text)]
      }
  }

  private func id(_ id: String) -> String {
    id.isEmpty || id.utf8.count > 64 ? "call_\(Digest.text(id))" : id
  }
}
