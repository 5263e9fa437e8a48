/// A text cut into lines for comparing.
struct DiffText {
  /// The lines with their ends, as bytes: two texts that Unicode holds equal still differ on disk.
  let lines: [ArraySlice<UInt8>]

  /// Cuts at line feeds; the end of the text ends the last line.
  init(_ bytes: [UInt8]) {
    lines = bytes.split(
      after: UInt8(ascii: "\n"))
  }

  /// A line without its end, repaired where it is not UTF-8.
  func text(_ index: Int) -> String {
    var line = lines[index]
    if line.last == UInt8(ascii: "\n") { line.removeLast() }
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    return String(decoding: line, as: UTF8.self)
  }

  /// Whether its last line is ended.
  var endsWithNewline: Bool { lines.last?.last == UInt8(ascii: "\n") }

  /// How its lines end; `nil` when none does.
  var lineEnd: String? {
    let ended = lines.filter { $0.last == UInt8(ascii: "\n") }
    let returns = ended.count { $0.dropLast().last == UInt8(ascii: "\r") }
    if ended.isEmpty { return nil }
    return returns == 0 ? "LF" : returns == ended.count ? "CRLF" : "mixed"
  }
}

extension Array where Element == UInt8 {
  /// The pieces that end with a byte, and what is left after the last.
  func split(after end: UInt8) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var start = startIndex
    while let index = self[start...].firstIndex(of: end) {
      pieces.append(self[start...index])
      start = index + 1
    }
    if start < endIndex { pieces.append(self[start...]) }
    return pieces
  }
}
