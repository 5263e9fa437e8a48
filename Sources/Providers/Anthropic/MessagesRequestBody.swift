import Harness

/// A request in the form of messages.
struct MessagesRequestBody {
  /// What is asked.
  let request: ModelRequest
  /// What the server takes.
  let traits: MessagesTraits
  /// The name the model's own thinking is signed with; that of other models is left out.
  let signer: String
  /// What the model said of a turn the server paused, which is sent back as it came.
  var unfinished: [JSON] = []

  /// The whole body. The beginnings that stay the same from request to request are marked for the server's cache:
  /// the tools, the system text, and the conversation up to its end.
  var json: JSON {
    let messages = messages
    let system: JSON = [["type": "text", "text": .string(request.system)]]
    return .fields([
      "model": .string(request.model), "max_tokens": JSON(mostTokens),
      "system": request.system.isEmpty ? nil : marked(system),
      "tools": request.tools.isEmpty ? nil : marked(.array(request.tools.map(tool))),
      "messages": .array(messages), "stream": true,
      "thinking": thinking(messages), "output_config": effort.map { ["effort": .string($0)] },
    ])
  }

  private var level: ThinkingLevel? {
    traits.takesThinking && !traits.modelsWithoutThinking.contains(request.model) ? request.thinking : nil
  }

  private var isAdapting: Bool { traits.adapts(request.model) }

  /// How hard a model thinks that decides itself how long.
  private var effort: String? {
    guard isAdapting, let level, level != .off else { return nil }
    return level.rawValue
  }

  private func thinking(_ messages: [JSON]) -> JSON? {
    guard let level else { return nil }
    if level == .off { return isAdapting ? ["type": "disabled"] : nil }
    if isAdapting { return ["type": "adaptive"] }
    let budget = min(Self.budget(level), mostTokens - 1_024)
    // Less is refused, and so is a turn that began without thinking and goes on with it.
    guard budget >= 1_024, !Self.goesOnWithoutThinking(messages) else { return nil }
    return ["type": "enabled", "budget_tokens": JSON(budget)]
  }

  /// Tokens a model may think.
  private static func budget(_ level: ThinkingLevel) -> Int {
    switch level {
    case .off: 0
    case .low: 4_096
    case .medium: 12_288
    case .high: 24_576
    }
  }

  /// Whether the last turn of the model, which goes on after what its tools returned, began without thinking.
  private static func goesOnWithoutThinking(_ messages: [JSON]) -> Bool {
    guard messages.last?["content"]?[0]?["type"] == "tool_result" else {
      return messages.last?["role"] == "assistant"
    }
    let turn = messages.dropLast().last { $0["role"] == "assistant" }
    return turn?["content"]?[0]?["type"]?.string?.hasSuffix("thinking") != true
  }

  private var mostTokens: Int {
    let known = KnownModels.facts(of: request.model, at: "anthropic").maxOutput
    let wanted = request.maxOutputTokens ?? min(MessagesTraits.usualOutput, known ?? .max)
    return min(wanted, traits.mostOutput[request.model] ?? wanted)
  }

  private func tool(_ spec: ToolSpec) -> JSON {
    [
      "name": .string(spec.name), "description": .string(spec.description), "input_schema": spec.input.json,
    ]
  }

  /// A list whose last entry has the mark.
  private func marked(_ list: JSON) -> JSON {
    guard traits.takesCacheMarks, case .array(var entries) = list, case .object(var last)? = entries.popLast()
    else { return list }
    last["cache_control"] = ["type": "ephemeral"]
    return .array(entries + [.object(last)])
  }

  private var messages: [JSON] {
    var turns = MessagesTurns(signer: signer)
    let takesPictures = !traits.modelsWithoutPictures.contains(request.model)
    for message in (takesPictures ? request : request.withoutPictures).messages { turns.take(message) }
    if !unfinished.isEmpty { turns.append(unfinished, by: .assistant) }
    let last = turns.all.lastIndex { $0.role == .user }
    return turns.all.enumerated().map { index, turn in
      let content = JSON.array(turn.content)
      return [
        "role": .string(turn.role.rawValue), "content": index == last ? marked(content) : content,
      ]
    }
  }
}
