import Harness

/// Choosing how much the model thinks.
enum Thinking {
  static let all = [think]

  static let think = Command(
    "think", "Choose how much the model thinks in this mode: off, low, medium, high, or default",
    argument: .text("<level>"), slash: true
  ) { context in
    let word = context.argument.lowercased()
    if word.isEmpty {
      let level = context.session.thinking?.rawValue ?? "as the provider likes"
      context.view.hint = "Thinking: \(level). /think off, low, medium, high or default changes it."
      return
    }
    let level = ThinkingLevel(rawValue: word)
    guard level != nil || word == "default" else {
      context.view.hint = "There is no thinking level “\(word)”: off, low, medium, high or default."
      return
    }
    context.ask { try await $0.setThinking(level) }
  }
}
