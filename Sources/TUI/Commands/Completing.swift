/// Choosing among the completions of a command line.
enum Completing {
  static let all = [accept, previous, next, hide]

  static let accept = Command(
    "complete", "Complete the command, or the name of the file", keys: ["tab"], hint: { _ in "complete" },
    when: { !$0.completions.isEmpty }
  ) { context in
    let rows = context.snapshot.completions
    let selection = context.view.completion.selection ?? 0
    guard rows.indices.contains(selection) else { return }
    if let text = rows[selection].text { return takeFile(text, &context) }
    let line = rows[selection].command
    let command = context.snapshot.commands.first { $0.isSlash && $0.isCalled(line) }
    context.view.composer.replace(with: "/" + line + (command?.argument == nil ? "" : " "))
  }

  static let previous = Command(
    "completion-above", "Choose the completion above", keys: ["up", "ctrl+p"],
    when: { !$0.completions.isEmpty }
  ) { select(by: -1, &$0) }

  static let next = Command(
    "completion-below", "Choose the completion below", keys: ["down", "ctrl+n"],
    when: { !$0.completions.isEmpty }
  ) { select(by: 1, &$0) }

  static let hide = Command(
    "hide-completions", "Close the list of completions", keys: ["esc"], hint: { _ in "close" },
    when: { !$0.completions.isEmpty }
  ) { $0.view.completion.isHidden = true }

  /// Puts the name of a file in place of what was typed of it.
  static func takeFile(_ text: String, _ context: inout CommandContext) {
    guard let token = FileToken(context.view.composer) else { return }
    context.view.composer.replace(token.range, with: text)
  }

  private static func select(by step: Int, _ context: inout CommandContext) {
    let count = context.snapshot.completions.count
    let current = context.view.completion.selection ?? (step > 0 ? -1 : count)
    context.view.completion.selection = (current + step + count) % count
  }
}
