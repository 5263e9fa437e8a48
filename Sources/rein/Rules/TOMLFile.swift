import TOMLKit

/// The text of a TOML file, read with care: the parser ends the program on some texts that are no TOML, and a file of a
/// project must not be able to do that.
enum TOMLFile {
  /// What is wrong with a text, and on which line, from 1.
  struct Fault: Error {
    var line: Int
    var words: String
  }

  /// - Throws: `Fault`.
  static func table(_ text: String) throws(Fault) -> TOMLTable {
    if let fault = fault(in: Array(text.utf8)) { throw fault }
    do {
      return try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw Fault(line: Int(error.source.begin.line), words: error.description)
    } catch {
      throw Fault(line: 1, words: "\(error)")
    }
  }

  /// The first header whose name does not begin like one, list that a `}` ends, or character that cannot stand outside
  /// of quotes. Reads the text as far as it is valid.
  private static func fault(in bytes: [UInt8]) -> Fault? {
    var scan = Scan(bytes: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { scan.index = 3 }
    var mayBegin = true
    var open: [UInt8] = []
    while let byte = scan.next {
      switch byte {
      case UInt8(ascii: "\n"):
        mayBegin = open.isEmpty
        scan.line += 1
        scan.index += 1
      case UInt8(ascii: " "), UInt8(ascii: "\t"): scan.index += 1
      case UInt8(ascii: "\r") where bytes[scan.index...].dropFirst().first == UInt8(ascii: "\n"):
        scan.index += 1
      case 0..<0x20, 0x7F...0xFF:
        return Fault(line: scan.line, words: "there is a character that may only stand in quotes")
      case UInt8(ascii: "#"): scan.skipLine()
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        mayBegin = false
        scan.skipString(byte)
      case UInt8(ascii: "[") where mayBegin:
        guard scan.headerHasName() else {
          return Fault(
            line: scan.line, words: "a section needs a name of letters, digits, - and _, or one in quotes")
        }
        // What follows is on the same line, and its brackets are no list.
        while let byte = scan.next, byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "#") {
          if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
            scan.skipString(byte)
          } else {
            scan.index += 1
          }
        }
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        open.append(byte)
        mayBegin = false
        scan.index += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        if byte == UInt8(ascii: "}"), open.last == UInt8(ascii: "[") {
          return Fault(line: scan.line, words: "a } stands in a list")
        }
        _ = open.popLast()
        scan.index += 1
      default:
        mayBegin = false
        scan.index += 1
      }
    }
    return nil
  }

  /// A place in a text.
  private struct Scan {
    let bytes: [UInt8]
    var index = 0
    var line = 1

    init(bytes: [UInt8]) { self.bytes = bytes }

    var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    mutating func skipLine() {
      while let byte = next, byte != UInt8(ascii: "\n") { _ = byte; index += 1 }
    }

    /// At the first bracket of a header.
    mutating func headerHasName() -> Bool {
      index += 1
      skipBlanks()
      if next == UInt8(ascii: "[") {
        index += 1
        skipBlanks()
      }
      guard let byte = next else { return true }
      return byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "]")
        || byte.isBareKey
    }

    private mutating func skipBlanks() {
      while next == UInt8(ascii: " ") || next == UInt8(ascii: "\t") { index += 1 }
    }

    /// At a quote: to after the one that closes it, or to the end of what can be a text.
    mutating func skipString(_ quote: UInt8) {
      let isLong = bytes[index...].prefix(3).elementsEqual([quote, quote, quote])
      index += isLong ? 3 : 1
      while let byte = next {
        if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
          index += 1
          if next == UInt8(ascii: "\n") { line += 1 }
          index += 1
          continue
        }
        if byte == UInt8(ascii: "\n") {
          guard isLong else { return }
          line += 1
        }
        index += 1
        guard byte == quote else { continue }
        guard isLong else { return }
        guard bytes[index...].prefix(2).elementsEqual([quote, quote]) else { continue }
        index += 2
        // Up to two quotes may stand before the three that close it.
        while next == quote { index += 1 }
        return
      }
    }
  }
}

extension UInt8 {
  fileprivate var isBareKey: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
