/// Text that markdown leaves alone.
enum MarkdownFence {
  /// A block of code around a text, with a fence that is longer than any in it.
  /// - Parameter language: for colours; one that is no plain word is left out.
  static func block(_ text: String, language: String = "") -> String {
    var longest = 2
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let isWord = language.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "`") }
    return fence + (isWord ? language : "") + "\n" + text + (text.hasSuffix("\n") ? "" : "\n") + fence
  }
}
