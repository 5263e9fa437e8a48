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
    let system: JSON = [["type": "text", "text": .string(request.system)]]
    return .fields([
      "model": .string(request.model), "max_tokens": JSON(mostTokens),
      "system": request.system.isEmpty ? nil : marked(system),
      "tools": request.tools.isEmpty ? nil : marked(.array(request.tools.map(tool))),
      "messages": .array(messages), "stream": true,
    ])
  }

  private var mostTokens: Int {
    let wanted = request.maxOutputTokens ?? MessagesTraits.usualOutput
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
    for message in request.messages { turns.take(message) }
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
