extension ShellParser {
  /// A text that stands in the lines after a command.
  struct HereDocument {
    let delimiter: [UInt8]
    let isExpanded: Bool
    let dropsTabs: Bool
  }

  private static let operators: [(StaticString, ShellRedirection.Kind)] = [
    ("&>>", .write), ("&>", .write), ("<<<", .text), ("<<-", .text), ("<<", .text), ("<>", .write),
    ("<&", .stream), (">>", .write), (">|", .write), (">&", .stream), ("<", .read), (">", .write),
  ]

  /// A redirection, if one stands here.
  mutating func redirection() throws -> ShellRedirection? {
    var digits = 0
    while byte(digits)?.isDigit == true, digits < 4 { digits += 1 }
    let after = byte(digits)
    guard after == UInt8(ascii: "<") || after == UInt8(ascii: ">") || (digits == 0 && isAt("&>")) else {
      return nil
    }
    // `<( )` and `>( )` are words.
    if byte(digits + 1) == UInt8(ascii: "("), digits == 0 { return nil }
    position += digits
    guard let (sign, kind) = Self.operators.first(where: { isAt($0.0) }) else { return nil }
    position += sign.utf8CodeUnitCount
    skipBlanks()
    guard startsWord else { throw Trouble(reason: "a redirection leads nowhere") }
    let target = try word()
    if kind == .text, sign.description != "<<<" {
      let isQuoted = target.source.utf8.contains { $0 == 0x27 || $0 == 0x22 || $0 == 0x5C }
      guard target.isLiteral || !isQuoted else { throw Trouble(reason: "a here-document has no clear end") }
      hereDocuments.append(
        HereDocument(
          delimiter: Array(target.text.utf8), isExpanded: !isQuoted, dropsTabs: sign.description == "<<-"))
    }
    guard kind == .stream else { return ShellRedirection(kind, target) }
    let isStream = target.isLiteral && target.text.utf8.allSatisfy { $0.isDigit || $0 == UInt8(ascii: "-") }
    return ShellRedirection(isStream ? .stream : .write, target)
  }

  /// Reads the lines of a here-document; commands in its substitutions are found.
  mutating func text(of document: HereDocument) throws {
    while position < bytes.count {
      var end = position
      while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
      var line = bytes[position..<end]
      if document.dropsTabs { line = line.drop { $0 == UInt8(ascii: "\t") } }
      if line.elementsEqual(document.delimiter) {
        position = min(end + 1, bytes.count)
        // The line end belongs to the command before, unless the text is over.
        return
      }
      guard document.isExpanded else {
        position = min(end + 1, bytes.count)
        continue
      }
      try expansions(before: end)
      if position < bytes.count, bytes[position] == UInt8(ascii: "\n") { position += 1 }
    }
    throw Trouble(reason: "a here-document has no end")
  }

  /// The expansions of a line of a here-document; one may go on into later lines, and the line then does.
  private mutating func expansions(before end: Int) throws {
    while position < bytes.count, position < end || bytes[position] != UInt8(ascii: "\n") {
      switch bytes[position] {
      case UInt8(ascii: "\\"):
        // A line that is joined with the next may become the end.
        if byte(1) == UInt8(ascii: "\n") {
          throw Trouble(reason: "a here-document with joined lines is not understood")
        }
        position += 2
      case UInt8(ascii: "$"): try expansion(inQuotes: true)
      case UInt8(ascii: "`"): try backticks(inQuotes: true)
      default: position += 1
      }
    }
  }
}
