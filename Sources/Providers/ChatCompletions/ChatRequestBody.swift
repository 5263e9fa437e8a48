import Harness

/// A request in the form of chat completions.
struct ChatRequestBody {
  /// What is asked.
  let request: ModelRequest
  /// What the server understands.
  let traits: ServerTraits
  /// The name the model's own calls are signed with; signatures of other models are left out.
  var signer = ""

  /// The whole body.
  var json: JSON {
    let field = traits.lengthField
    let offersTools =
      !request.tools.isEmpty && !traits.takesNoTools && !traits.modelsWithoutTools.contains(request.model)
    let thinking = thinking
    return .fields([
      "model": .string(request.model), "messages": .array(messages), "stream": true,
      "stream_options": traits.takesStreamOptions ? ["include_usage": true] : nil,
      field?.rawValue ?? "": field == nil ? nil : request.maxOutputTokens.map { JSON($0) },
      "tools": offersTools ? .array(request.tools.map(tool)) : nil,
      thinking?.name ?? "": thinking?.value,
    ])
  }

  private var thinking: (name: String, value: JSON)? {
    guard let level = request.thinking, let field = traits.thinking else { return nil }
    return traits.efforts.word(for: level, of: request.model).map { field.field(level, word: $0) }
  }

  private func tool(_ spec: ToolSpec) -> JSON {
    [
      "type": "function",
      "function": [
        "name": .string(spec.name), "description": .string(spec.description),
        "parameters": traits.takesNarrowSchemas ? NarrowSchema.of(spec.input.json) : spec.input.json,
      ],
    ]
  }

  private var messages: [JSON] {
    let system: [JSON] =
      request.system.isEmpty ? [] : [["role": "system", "content": .string(request.system)]]
    let isBlind = traits.modelsWithoutPictures.contains(request.model)
    return system
      + (isBlind ? request.withoutPictures : request).messages.flatMap { message in
        switch message.role {
        case .assistant: steps(of: message)
        // Many servers take a system message only at the beginning.
        case .user, .system: said(in: message)
        }
      }
  }

  private func said(in message: Message) -> [JSON] {
    let parts = message.content.compactMap(contentPart)
    guard !parts.isEmpty else { return [] }
    // Some servers take no lists, so they are kept for what is not text.
    let texts = parts.compactMap { $0["text"]?.string }
    let content = texts.count == parts.count ? JSON.string(texts.joined(separator: "\n\n")) : .array(parts)
    return [["role": "user", "content": content]]
  }

  private func contentPart(_ part: MessagePart) -> JSON? {
    switch part {
    case .text(let text): text.isEmpty ? nil : ["type": "text", "text": .string(text)]
    case .image(let data, let type, _):
      ["type": "image_url", "image_url": ["url": .string("data:\(type);base64,\(data)")]]
    case .file(let data, let type, let name): file(data, type, name)
    case .thinking, .toolCall, .toolResult, .other: nil
    }
  }

  private func file(_ data: String, _ type: String, _ name: String?) -> JSON {
    if let text = AttachedText.of(data, type, name) { return ["type": "text", "text": .string(text)] }
    return [
      "type": "file",
      "file": .fields([
        "filename": name.map { .string($0) }, "file_data": .string("data:\(type);base64,\(data)"),
      ]),
    ]
  }

  /// A message of the model as the protocol wants it: prose and calls, then one message per result. Prose after
  /// calls begins the next step.
  private func steps(of message: Message) -> [JSON] {
    var all: [JSON] = []
    var step = Step()
    for part in message.content {
      switch part {
      case .text(let text):
        if !step.calls.isEmpty {
          all += rendered(step)
          step = Step()
        }
        if !text.isEmpty { step.texts.append(text) }
      case .toolCall(let call): step.calls.append(call)
      case .toolResult(let result): step.results[result.id] = result
      case .thinking(let thinking) where details(of: thinking) != nil:
        if !step.results.isEmpty {
          all += rendered(step)
          step = Step()
        }
        step.details = details(of: thinking)
      case .thinking(let thinking) where traits.wantsThinking:
        if !step.calls.isEmpty {
          all += rendered(step)
          step = Step()
        }
        step.thinking += thinking.text
      case .thinking, .image, .file, .other: continue
      }
    }
    return all + rendered(step)
  }

  /// What the model's own server wants back of what it thought.
  private func details(of thinking: Thinking) -> JSON? {
    guard thinking.signer == signer, let text = thinking.signature, let json = try? JSON(parsing: text) else {
      return nil
    }
    return json.array == nil ? nil : json
  }

  private struct Step {
    var thinking = ""
    var details: JSON?
    var texts: [String] = []
    var calls: [ToolCall] = []
    var results: [String: ToolResult] = [:]
  }

  private func rendered(_ step: Step) -> [JSON] {
    let text = step.texts.joined(separator: "\n\n")
    guard !step.calls.isEmpty else {
      return text.isEmpty
        ? [] : [.fields(["role": "assistant", "content": .string(text), "reasoning_details": step.details])]
    }
    let answer = JSON.fields([
      "role": "assistant", "content": text.isEmpty ? .null : .string(text),
      "reasoning_content": step.thinking.isEmpty ? nil : .string(step.thinking),
      "reasoning_details": step.details,
      "tool_calls": .array(step.calls.enumerated().map { rendered($1, isFirst: $0 == 0) }),
    ])
    return [answer]
      + step.calls.map { call in
        let result = step.results[call.id]
        // Without a result the next request would be refused.
        let text =
          result.map { ToolOutput(json: $0.result, isError: $0.isError).text } ?? "cancelled by user"
        return ["role": "tool", "tool_call_id": .string(id(call.id)), "content": .string(text)]
      }
  }

  private func rendered(_ call: ToolCall, isFirst: Bool) -> JSON {
    // Some servers fail over a history with arguments that are no object, however they came there.
    let arguments = call.args.object == nil ? "{}" : call.args.text()
    return .fields([
      "id": .string(id(call.id)), "type": "function",
      "function": ["name": .string(call.name), "arguments": .string(arguments)],
      "extra_content": signature(of: call, isFirst: isFirst).map {
        ["google": ["thought_signature": .string($0)]]
      },
    ])
  }

  /// What the server wants back with a call. The first of a step must have a signature, for which there is a word
  /// when another model made the call.
  private func signature(of call: ToolCall, isFirst: Bool) -> String? {
    if let signature = call.signature, call.signer == signer { return signature }
    let isOlder = ["gemini-1", "gemini-2"].contains { request.model.hasPrefix($0) }
    return traits.wantsThoughtSignatures && isFirst && !isOlder ? "skip_thought_signature_validator" : nil
  }

  private func id(_ id: String) -> String {
    traits.wantsShortCallIDs ? String(Digest.text(id).prefix(9)) : id
  }
}
