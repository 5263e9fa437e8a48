import Harness
import Terminal

/// What keys do while a prompt has the focus, and the rows that say so.
enum PromptKeys {
  /// Keys and what they do.
  static func of(_ kind: Prompt.Kind, isTyping: Bool) -> [(key: String, action: String)] {
    switch kind {
    case .approval where isTyping: [("enter", "no, for this reason"), ("esc", "back")]
    case .approval(let request):
      [("y", "once")]
        + (request.category.map { [("a", "always \($0.rawValue) this session")] } ?? [])
        + [("n", "no"), ("e", "no, with a reason")]
    case .plan where isTyping: [("enter", "reject with this feedback"), ("esc", "back")]
    case .plan: [("y", "approve"), ("n", "reject"), ("e", "reject, with feedback")]
    case .question(let question) where !question.options.isEmpty && !isTyping:
      question.allowsSeveral
        ? [("1-9 space", "tick"), ("up down", "move"), ("enter", "answer")]
        : [("1-9", "answer"), ("up down", "move"), ("enter", "answer")]
    case .question, .other: [("enter", "answer")]
    }
  }

  /// The keys in as few rows as they need; a key and what it does stay together.
  static func lines(_ keys: [(key: String, action: String)], columns: Int, theme: Theme) -> [Line] {
    var lines: [Line] = []
    for key in keys {
      let item = Line([Span(key.key, theme.accent), Span(" " + key.action, theme.text)])
      if let last = lines.last, last.columns + 3 + item.columns <= columns {
        lines[lines.count - 1] = last + Line("   ") + item
      } else {
        lines.append(item)
      }
    }
    return lines
  }
}
