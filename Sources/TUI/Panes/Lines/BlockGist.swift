import Harness
import Terminal

/// What came of a tool call in a few words, for the one line that stands for it: the last line of what a command printed,
/// the first of a text, how many there are of what is listed.
enum BlockGist {
  /// The words; empty when a block says nothing that the line does not.
  static func words(_ block: OutputBlock) -> String {
    switch block {
    case .text(let text): beginning(of: text)
    case .code(let code):
      BlockLines.counted(code.text.isEmpty ? 0 : TextLines.split(code.text).count, "line")
    case .diff, .tree: ""
    case .list(let items): items.isEmpty ? "nothing found" : BlockLines.counted(items.count, "item")
    case .terminal(let output): ending(of: output)
    }
  }

  /// The last line that is not empty, of which only what would be seen at the end counts.
  static func last(of text: String) -> String {
    TextLines.last(5, of: text).last { !$0.allSatisfy(\.isWhitespace) }.map(String.init)?.trimmed ?? ""
  }

  private static func beginning(of text: String) -> String {
    let lines = TextLines.split(text).filter { !$0.allSatisfy(\.isWhitespace) }
    guard let first = lines.first else { return "" }
    return lines.count == 1 ? String(first) : "\(first) (\(BlockLines.counted(lines.count - 1, "line")) more)"
  }

  private static func ending(of output: TerminalOutput) -> String {
    let code = output.exitCode.flatMap { $0 == 0 ? nil : "exit code \($0)" }
    let last = last(of: output.text)
    return [code, last.isEmpty ? (code == nil ? "no output" : nil) : last].compactMap(\.self)
      .joined(separator: ": ")
  }
}
