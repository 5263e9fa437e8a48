/// The line of a text most like the start of another text, to tell a model where it went wrong.
struct NearLine: Hashable, Sendable {
  /// From 1.
  let number: Int
  /// Without its end, cut when long.
  let text: String

  /// The line with most in common with the first line of `wanted` that says anything; `nil` when no line has
  /// half of it. Only the first lines of a long text are looked at.
  init?(to wanted: String, in text: [UInt8]) {
    guard let first = wanted.split(whereSeparator: \.isNewline).first(where: { !Self.pairs($0.utf8).isEmpty })
    else { return nil }
    let sought = Self.pairs(first.utf8.prefix(200))
    var best: (score: Double, number: Int, line: ArraySlice<UInt8>)?
    for (index, line) in text.split(after: UInt8(ascii: "\n")).prefix(20_000).enumerated() {
      let pairs = Self.pairs(line.prefix(200))
      if pairs.isEmpty { continue }
      let score = Double(2 * sought.intersection(pairs).count) / Double(sought.count + pairs.count)
      if score >= 0.5, score > best?.score ?? 0 { best = (score, index + 1, line) }
    }
    guard let best else { return nil }
    number = best.number
    let line = String(decoding: best.line, as: UTF8.self).filter { !$0.isNewline }
    self.text = line.count > 200 ? line.prefix(200) + "..." : line
  }

  // Pairs of neighbours, without blanks: indentation is what models get wrong most.
  private static func pairs(_ bytes: some Sequence<UInt8>) -> Set<UInt16> {
    let visible = bytes.filter { $0 > 0x20 }
    return Set(zip(visible, visible.dropFirst()).map { UInt16($0) << 8 | UInt16($1) })
  }
}
