/// A text put in the place of another, byte by byte: texts that Unicode holds equal are different here.
struct TextReplacement {
  /// Why a text cannot be replaced. The text is for the model.
  enum Problem: Error, Hashable, CustomStringConvertible {
    /// There is nothing to look for.
    case emptyOldText
    /// Old and new text are the same.
    case sameTexts
    /// It does not occur; `nearest` is the line most like its first one.
    case notFound(path: String, nearest: NearLine?)
    /// It occurs more often than once, at these lines.
    case notUnique(path: String, lines: [Int])

    var description: String {
      switch self {
      case .emptyOldText: "`old_text` is empty. To make a file or replace all of it, use write_file."
      case .sameTexts: "`old_text` and `new_text` are the same; there is nothing to change."
      case .notFound(let path, let nearest?):
        "`old_text` does not occur in \(path). The nearest is line \(nearest.number): \(nearest.text)\n"
          + "Blanks and line breaks count; read the file again and copy the text exactly."
      case .notFound(let path, nil):
        "`old_text` does not occur in \(path), nor does anything like it. Read the file again."
      case .notUnique(let path, let lines):
        "`old_text` occurs \(lines.count) times in \(path), at lines "
          + lines.prefix(10).map(String.init).joined(separator: ", ") + (lines.count > 10 ? ", ..." : "")
          + ". Add lines around it until it is unique, or set `replace_all`."
      }
    }
  }

  /// The whole text afterwards.
  let result: [UInt8]
  /// How often it was replaced.
  let count: Int

  /// Replaces. In a text whose lines all end in CR LF, line feeds of the two texts mean that, too.
  /// - Throws: `Problem`.
  init(of old: String, by new: String, everywhere: Bool, in text: [UInt8], path: String) throws {
    guard !old.isEmpty else { throw Problem.emptyOldText }
    let usesReturns = DiffText(text).lineEnd == "CRLF"
    let oldBytes = usesReturns ? Self.withReturns(old) : Array(old.utf8)
    let newBytes = usesReturns ? Self.withReturns(new) : Array(new.utf8)
    guard oldBytes != newBytes else { throw Problem.sameTexts }
    let places = Self.places(of: oldBytes, in: text)
    guard !places.isEmpty else {
      throw Problem.notFound(path: path, nearest: NearLine(to: old, in: text))
    }
    guard places.count == 1 || everywhere else {
      throw Problem.notUnique(path: path, lines: Self.lineNumbers(of: places, in: text))
    }
    var result: [UInt8] = []
    var end = 0
    for place in places {
      result += text[end..<place] + newBytes
      end = place + oldBytes.count
    }
    self.result = result + text[end...]
    count = places.count
  }

  private static func withReturns(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\n"), bytes.last != UInt8(ascii: "\r") { bytes.append(UInt8(ascii: "\r")) }
      bytes.append(byte)
    }
    return bytes
  }

  /// Where it occurs, without overlaps.
  private static func places(of wanted: [UInt8], in text: [UInt8]) -> [Int] {
    guard let first = wanted.first else { return [] }
    return text.withUnsafeBufferPointer { text in
      var places: [Int] = []
      var index = 0
      while index + wanted.count <= text.count,
        let candidate = text[index...(text.count - wanted.count)].firstIndex(of: first)
      {
        if text[candidate..<candidate + wanted.count].elementsEqual(wanted) {
          places.append(candidate)
          index = candidate + wanted.count
        } else {
          index = candidate + 1
        }
      }
      return places
    }
  }

  private static func lineNumbers(of places: [Int], in text: [UInt8]) -> [Int] {
    var number = 1
    var counted = 0
    return places.map { place in
      number += text[counted..<place].count { $0 == UInt8(ascii: "\n") }
      counted = place
      return number
    }
  }
}
