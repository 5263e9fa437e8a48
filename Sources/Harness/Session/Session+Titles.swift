extension Session {
  /// A title made from what the person said first: its first line, at most 60 characters.
  static func title(from text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    guard line.count > 60 else { return line.isEmpty ? "New thread" : line }
    return line.prefix(59) + "…"
  }
}
