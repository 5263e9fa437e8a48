/// Some lines of a text file.
struct TextExcerpt: Hashable, Sendable {
  /// The most lines at once.
  static let lineLimit = 2000
  /// The most bytes at once.
  static let byteLimit = 256 << 10
  /// The lines of bigger files are not counted to the end.
  static let countedLimit = 64 << 20

  /// The lines, separated by line feeds, repaired where they are not UTF-8.
  private(set) var text = ""
  /// How many there are.
  private(set) var lines = 0
  /// How many the file has, when that is known.
  private(set) var totalLines: Int?
  /// Whether the file is no text; then nothing else is told.
  private(set) var isBinary = false
  /// Whether something was not UTF-8.
  private(set) var wasRepaired = false
  /// Whether the last line is longer than could be shown.
  private(set) var isLineCut = false

  /// Reads lines; `first` counts from 1.
  /// - Throws: `SystemError`, `CancellationError`.
  init(of file: borrowing OpenFile, from first: Int, lines limit: Int, _ isCancelled: () -> Bool) throws {
    var collector = Collector(first: first, limit: limit)
    while true {
      if isCancelled() { throw CancellationError() }
      let chunk = try file.read(64 << 10)
      if collector.number == 1, collector.isAtLineStart, FileContent.isBinary(chunk) {
        isBinary = true
        return
      }
      if chunk.isEmpty {
        totalLines = collector.end()
        break
      }
      for piece in chunk.split(after: UInt8(ascii: "\n")) { collector.take(piece) }
      if collector.isFull, file.status.size > Self.countedLimit { break }
    }
    lines = collector.lines.count
    isLineCut = collector.isLineCut
    var bytes = Array(collector.lines.joined(separator: [UInt8(ascii: "\n")]))
    if first == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    if let valid = String(validating: bytes, as: UTF8.self) {
      text = valid
    } else {
      text = String(decoding: bytes, as: UTF8.self)
      wasRepaired = true
    }
  }

  private struct Collector {
    let first: Int
    let limit: Int
    /// The number of the line being read.
    var number = 1
    var isAtLineStart = true
    var lines: [ArraySlice<UInt8>] = []
    var isFull = false
    var isLineCut = false
    private var line: [UInt8] = []
    private var size = 0

    init(first: Int, limit: Int) {
      self.first = first
      self.limit = limit
    }

    /// Takes a piece of the file that holds at most one line feed, at its end.
    mutating func take(_ piece: ArraySlice<UInt8>) {
      let isEnded = piece.last == UInt8(ascii: "\n")
      if number >= first, !isFull {
        line += isEnded ? piece.dropLast() : piece
        size += piece.count
        if size > TextExcerpt.byteLimit {
          isFull = true
          if lines.isEmpty { cutLine() }
        } else if isEnded {
          endLine()
        }
      }
      isAtLineStart = isEnded
      if isEnded { number += 1 }
    }

    /// Takes the end of the file and tells how many lines there were.
    mutating func end() -> Int {
      if !isAtLineStart, number >= first, !isFull { endLine() }
      return isAtLineStart ? number - 1 : number
    }

    private mutating func endLine() {
      lines.append(line.last == UInt8(ascii: "\r") ? line.dropLast() : line[...])
      line = []
      isFull = lines.count == limit
    }

    private mutating func cutLine() {
      let shown = line.prefix(TextExcerpt.byteLimit)
      lines = [shown.dropLast(UTF8Carry.incomplete(shown))]
      isLineCut = true
    }
  }

  /// What to tell about it, for a file of so many bytes; empty when all of it is there.
  func notes(from first: Int, size: Int) -> [String] {
    var notes: [String] = []
    let last = first + lines - 1
    if isLineCut {
      notes.append("Line \(last) is too long; only its first \(Self.byteLimit >> 10) KB are shown.")
    }
    if let totalLines {
      if first > 1 || last < totalLines { notes.append("Lines \(first) to \(last) of \(totalLines).") }
      if last < totalLines { notes.append("Use offset \(last + 1) to read on.") }
    } else {
      notes.append(
        "Lines \(first) to \(last) of a file of \(ByteCount.text(size)). Use offset \(last + 1) to read on.")
    }
    if wasRepaired { notes.append("The file is not valid UTF-8; wrong bytes are shown as \u{FFFD}.") }
    return notes
  }
}
