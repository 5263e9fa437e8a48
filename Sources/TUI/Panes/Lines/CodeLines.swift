import Harness
import Terminal

/// Makes rows of source text, for one width: coloured, wrapped, numbered where the numbers are known.
struct CodeLines {
  let columns: Int
  let theme: Theme

  /// The rows of a text in a language, named as after a fence; unknown ones are not coloured.
  func lines(_ text: String, language: String) -> [Line] {
    var colors = colors(language: language)
    if text.isEmpty { return [] }
    return TextLines.split(text).flatMap { rows($0, &colors) }
  }

  /// The rows of a piece of code.
  func lines(_ code: Code) -> [Line] {
    let language =
      code.language.flatMap { SyntaxLanguage.named($0) } ?? code.path.flatMap { SyntaxLanguage.ofFile($0) }
    var colors = SyntaxColors(language, theme: theme)
    let source = TextLines.split(code.text)
    guard let first = code.firstLine else { return source.flatMap { rows($0, &colors) } }
    let digits = String(first + max(0, source.count - 1)).count
    return source.enumerated().flatMap { index, line -> [Line] in
      let number = String(first + index)
      let margin = String(repeating: " ", count: digits - number.count) + number + "  "
      let code = colors.line(TextLines.expandingTabs(line, every: 4))
      return TextLines.beside(Line(margin, theme.faint), code, columns: columns)
    }
  }

  /// Colours for a text from its beginning; the language is the first word of what stands after a fence.
  func colors(language: String) -> SyntaxColors {
    let word = language.split { !($0.isLetter || $0.isNumber || $0 == "+" || $0 == "#") }.first
    return SyntaxColors(SyntaxLanguage.named(word.map { String($0) } ?? ""), theme: theme)
  }

  /// The rows of one line, and what it leaves open.
  func rows(_ line: Substring, _ colors: inout SyntaxColors) -> [Line] {
    colors.line(TextLines.expandingTabs(line, every: 4)).wrapped(to: columns)
  }
}
