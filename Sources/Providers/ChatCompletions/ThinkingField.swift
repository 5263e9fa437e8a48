import Harness

/// How a server that speaks chat completions is told how much to think.
enum ThinkingField: Hashable, Sendable {
  /// `reasoning_effort: "low"`, OpenAI's way.
  case effort
  /// `reasoning: {effort: "low"}`, OpenRouter's way.
  case reasoning
  /// `thinking: {type: "enabled"}`: on or off, DeepSeek's way.
  case type
  /// `chat_template_kwargs: {enable_thinking: true}`: on or off, the way of servers that run models themselves.
  case template

  /// What refusals call it.
  var names: [String] {
    switch self {
    case .effort: ["reasoning_effort", "reasoning effort", "effort"]
    case .reasoning: ["reasoning", "effort"]
    case .type: ["thinking"]
    case .template: ["chat_template_kwargs", "enable_thinking"]
    }
  }

  /// The field and its value.
  func field(_ level: ThinkingLevel, word: String) -> (name: String, value: JSON) {
    switch self {
    case .effort: ("reasoning_effort", .string(word))
    case .reasoning: ("reasoning", level == .off ? ["enabled": false] : ["effort": .string(word)])
    case .type: ("thinking", ["type": level == .off ? "disabled" : "enabled"])
    case .template:
      (
        "chat_template_kwargs",
        // Templates take the words of their models, and leave others alone.
        .fields([
          "enable_thinking": .bool(level != .off), "reasoning_effort": level == .off ? nil : .string(word),
        ])
      )
    }
  }
}
