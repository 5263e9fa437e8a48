/// A fenced block of code in markdown.
struct CodeBlock: Hashable, Sendable {
  /// What is said about it behind the fence, up to a blank.
  var language: String
  /// The code, without the line break at its end.
  var text: String

  /// The blocks in their order; one that is not ended goes to the end.
  static func all(in markdown: String) -> [CodeBlock] {
    var blocks: [CodeBlock] = []
    var open: (mark: Character, count: Int, language: String, lines: [Substring])?
    for line in markdown.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let text = line.drop { $0 == " " }
      let mark = text.first ?? " "
      let count = text.prefix { $0 == mark }.count
      let isFence = count >= 3 && (mark == "`" || mark == "~")
      if var block = open {
        if isFence, mark == block.mark, count >= block.count, text.dropFirst(count).allSatisfy(\.isWhitespace)
        {
          blocks.append(CodeBlock(language: block.language, text: block.lines.joined(separator: "\n")))
          open = nil
        } else {
          block.lines.append(line)
          open = block
        }
      } else if isFence {
        let info = text.dropFirst(count).split(separator: " ").first.map(String.init) ?? ""
        open = (mark, count, info, [])
      }
    }
    if let open {
      blocks.append(CodeBlock(language: open.language, text: open.lines.joined(separator: "\n")))
    }
    return blocks
  }
}
