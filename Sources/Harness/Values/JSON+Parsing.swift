import OrderedCollections

/// Why a text is not JSON.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Byte offset of the fault in the text.
  public let offset: Int
  /// What was wrong there.
  public let reason: String
  /// One sentence for a person.
  public var description: String { "not valid JSON at byte \(offset): \(reason)" }
}

extension JSON {
  /// Reads one JSON value (RFC 8259), with white space around it.
  ///
  /// Lone surrogate escapes become U+FFFD; of equal keys the last value wins at the place of the first.
  /// - Throws: `JSONError` when the text is anything else, or nested deeper than 512 levels.
  public init(parsing text: String) throws {
    var text = text
    self = try text.withUTF8 { try JSON(parsing: UnsafeRawBufferPointer($0)) }
  }

  /// Reads one JSON value from UTF-8 bytes; see `init(parsing: String)`.
  public init(parsing bytes: UnsafeRawBufferPointer) throws {
    var parser = Parser(bytes: bytes)
    self = try parser.document()
  }

  private struct Parser {
    let bytes: UnsafeRawBufferPointer
    var position = 0
    var depth = 0

    mutating func document() throws -> JSON {
      let value = try value()
      skipBlanks()
      guard position == bytes.count else { throw failure("text after the value") }
      return value
    }

    func failure(_ reason: String) -> JSONError { JSONError(offset: position, reason: reason) }

    var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func skipBlanks() {
      while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    mutating func value() throws -> JSON {
      skipBlanks()
      guard let byte = current else { throw failure("unexpected end") }
      switch byte {
      case UInt8(ascii: "{"): return try nested { try $0.object() }
      case UInt8(ascii: "["): return try nested { try $0.list() }
      case UInt8(ascii: "\""): return .string(try string())
      case UInt8(ascii: "t"): return try word("true", .bool(true))
      case UInt8(ascii: "f"): return try word("false", .bool(false))
      case UInt8(ascii: "n"): return try word("null", .null)
      default: return try number()
      }
    }

    mutating func nested(_ read: (inout Parser) throws -> JSON) throws -> JSON {
      guard depth < 512 else { throw failure("nested too deeply") }
      depth += 1
      position += 1
      let value = try read(&self)
      depth -= 1
      return value
    }

    mutating func object() throws -> JSON {
      var object: OrderedDictionary<String, JSON> = [:]
      skipBlanks()
      if take(UInt8(ascii: "}")) { return .object(object) }
      while true {
        skipBlanks()
        guard current == UInt8(ascii: "\"") else { throw failure("expected a key") }
        let key = try string()
        skipBlanks()
        guard take(UInt8(ascii: ":")) else { throw failure("expected a colon") }
        object[key] = try value()
        skipBlanks()
        if take(UInt8(ascii: "}")) { return .object(object) }
        guard take(UInt8(ascii: ",")) else { throw failure("expected a comma or a closing brace") }
      }
    }

    mutating func list() throws -> JSON {
      var list: [JSON] = []
      skipBlanks()
      if take(UInt8(ascii: "]")) { return .array(list) }
      while true {
        list.append(try value())
        skipBlanks()
        if take(UInt8(ascii: "]")) { return .array(list) }
        guard take(UInt8(ascii: ",")) else { throw failure("expected a comma or a closing bracket") }
      }
    }

    mutating func take(_ byte: UInt8) -> Bool {
      guard current == byte else { return false }
      position += 1
      return true
    }

    mutating func word(_ word: StaticString, _ value: JSON) throws -> JSON {
      let count = word.utf8CodeUnitCount
      guard position + count <= bytes.count,
        (0..<count).allSatisfy({ bytes[position + $0] == word.utf8Start[$0] })
      else { throw failure("unknown word") }
      position += count
      return value
    }

    mutating func number() throws -> JSON {
      let start = position
      _ = take(UInt8(ascii: "-"))
      let whole = position
      guard digits() > 0 else {
        position = start
        throw failure("expected a value")
      }
      if bytes[whole] == UInt8(ascii: "0"), position - whole > 1 {
        throw failure("number with a leading zero")
      }
      if take(UInt8(ascii: ".")), digits() == 0 { throw failure("expected digits") }
      if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
        if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
        if digits() == 0 { throw failure("expected digits") }
      }
      let text = String(decoding: bytes[start..<position], as: UTF8.self)
      guard let number = Double(text) else { throw failure("not a number") }
      return .number(number)
    }

    mutating func digits() -> Int {
      let start = position
      while let byte = current, (0x30...0x39).contains(byte) { position += 1 }
      return position - start
    }

    mutating func string() throws -> String {
      position += 1
      let start = position
      while let byte = current, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
        position += 1
      }
      guard current != UInt8(ascii: "\"") else {
        defer { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
      }
      var text = Array(bytes[start..<position])
      while let byte = current {
        switch byte {
        case UInt8(ascii: "\""):
          position += 1
          return String(decoding: text, as: UTF8.self)
        case UInt8(ascii: "\\"):
          position += 1
          try escape(into: &text)
        case ..<0x20: throw failure("control character in a string")
        default:
          text.append(byte)
          position += 1
        }
      }
      throw failure("string without an end")
    }

    mutating func escape(into text: inout [UInt8]) throws {
      guard let byte = current else { throw failure("string without an end") }
      position += 1
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "u"): try unicodeEscape(into: &text)
      default: throw failure("unknown escape")
      }
    }

    mutating func unicodeEscape(into text: inout [UInt8]) throws {
      var code = UInt32(try hexUnit())
      if (0xD800..<0xDC00).contains(code), position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
        bytes[position + 1] == UInt8(ascii: "u")
      {
        let rewind = position
        position += 2
        let low = UInt32(try hexUnit())
        if (0xDC00..<0xE000).contains(low) {
          code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        } else {
          position = rewind
        }
      }
      let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
      text.append(contentsOf: String(Character(scalar)).utf8)
    }

    mutating func hexUnit() throws -> UInt16 {
      guard position + 4 <= bytes.count,
        let unit = UInt16(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
      else { throw failure("expected four hexadecimal digits") }
      position += 4
      return unit
    }
  }
}
