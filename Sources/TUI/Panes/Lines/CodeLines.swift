import Harness
import Terminal

/// Makes rows of source text, for one width: coloured, wrapped, numbered where the numbers are known.
struct CodeLines {
  let columns: Int
  let theme: Theme

  /// The rows of a text in a language, named as after a fence; unknown ones are not coloured.
  func lines(_ text: String, language: String) -> [Line] {
    let word = language.split { !($0.isLetter || $0.isNumber || $0 == "+" || $0 == "#") }.first
    return lines(text, SyntaxLanguage.named(word.map { String($0) } ?? ""), firstLine: nil)
  }

  /// The rows of a piece of code.
  func lines(_ code: Code) -> [Line] {
    let language =
      code.language.flatMap { SyntaxLanguage.named($0) } ?? code.path.flatMap { SyntaxLanguage.ofFile($0) }
    return lines(code.text, language, firstLine: code.firstLine)
  }

  private func lines(_ text: String, _ language: SyntaxLanguage?, firstLine: Int?) -> [Line] {
    let source = TextLines.split(text)
    var colors = SyntaxColors(language, theme: theme)
    let digits = firstLine.map { String($0 + max(0, source.count - 1)).count } ?? 0
    return source.enumerated().flatMap { index, line -> [Line] in
      let code = colors.line(TextLines.expandingTabs(line, every: 4))
      guard let firstLine, columns > digits + 10 else { return code.wrapped(to: columns) }
      let number = String(firstLine + index)
      let margin = String(repeating: " ", count: digits - number.count) + number + "  "
      return TextLines.beside(Line(margin, theme.faint), code, columns: columns)
    }
  }
}
