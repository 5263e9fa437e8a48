extension ShellParser {
  /// Whether a word begins here.
  var startsWord: Bool {
    guard let byte = next else { return false }
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: ";"), UInt8(ascii: "&"),
      UInt8(ascii: "|"), UInt8(ascii: "("), UInt8(ascii: ")"):
      return false
    case UInt8(ascii: "<"), UInt8(ascii: ">"): return self.byte(1) == UInt8(ascii: "(")
    default: return true
    }
  }

  /// A word with all its quotes and expansions.
  mutating func word() throws -> ShellWord {
    let start = position
    var text: [UInt8] = []
    var isLiteral = true
    var openBraces = 0
    loop: while let byte = next {
      switch byte {
      case UInt8(ascii: "'"): try singleQuotes(into: &text)
      case UInt8(ascii: "\""): if try !doubleQuotes(into: &text) { isLiteral = false }
      case UInt8(ascii: "\\"):
        guard let escaped = self.byte(1) else { throw Trouble(reason: "it ends with a backslash") }
        if escaped != UInt8(ascii: "\n") { text.append(escaped) }
        position += 2
      case UInt8(ascii: "$"):
        if try expansion() { isLiteral = false } else { text.append(byte) }
      case UInt8(ascii: "`"):
        try backticks()
        isLiteral = false
      case UInt8(ascii: "<"), UInt8(ascii: ">"):
        guard self.byte(1) == UInt8(ascii: "("), position == start || !isLiteral || !text.isEmpty else {
          break loop
        }
        position += 2
        try substitution()
        isLiteral = false
      case UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "["):
        // `[` and `[[` alone are commands.
        let isCommand = byte == UInt8(ascii: "[") && position - start < 2 && text.count == position - start
        if !isCommand || (self.byte(1).map { $0 > 0x20 && $0 != byte } ?? false) { isLiteral = false }
        text.append(byte)
        position += 1
      case UInt8(ascii: "~"):
        if position == start || bytes[position - 1] == UInt8(ascii: "=")
          || bytes[position - 1] == UInt8(ascii: ":")
        {
          isLiteral = false
        }
        text.append(byte)
        position += 1
      case UInt8(ascii: "{"), UInt8(ascii: ","), UInt8(ascii: "}"):
        if byte == UInt8(ascii: "{") { openBraces += 1 }
        if openBraces > 0, byte == UInt8(ascii: ",") { isLiteral = false }
        text.append(byte)
        position += 1
      case UInt8(ascii: "."):
        if openBraces > 0, self.byte(1) == byte { isLiteral = false }
        text.append(byte)
        position += 1
      default:
        guard startsWord else { break loop }
        text.append(byte)
        position += 1
      }
    }
    guard position > start else { throw Trouble(reason: "a word is missing") }
    let source = String(decoding: bytes[start..<position], as: UTF8.self)
    return isLiteral
      ? ShellWord(String(decoding: text, as: UTF8.self), source: source)
      : ShellWord(source, isLiteral: false, source: source)
  }

  private mutating func singleQuotes(into text: inout [UInt8]) throws {
    position += 1
    while let byte = next {
      position += 1
      if byte == UInt8(ascii: "'") { return }
      text.append(byte)
    }
    throw Trouble(reason: "a quote is not closed")
  }

  /// - Returns: whether all between the quotes is literal.
  private mutating func doubleQuotes(into text: inout [UInt8]) throws -> Bool {
    position += 1
    var isLiteral = true
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return isLiteral
      case UInt8(ascii: "\\"):
        guard let escaped = self.byte(1) else { throw Trouble(reason: "a quote is not closed") }
        position += 2
        if escaped == UInt8(ascii: "\n") { continue }
        if ![UInt8(ascii: "$"), UInt8(ascii: "`"), UInt8(ascii: "\""), byte].contains(escaped) {
          text.append(byte)
        }
        text.append(escaped)
      case UInt8(ascii: "$"):
        if try expansion(inQuotes: true) {
          isLiteral = false
        } else {
          text.append(byte)
        }
      case UInt8(ascii: "`"):
        try backticks(inQuotes: true)
        isLiteral = false
      default:
        text.append(byte)
        position += 1
      }
    }
    throw Trouble(reason: "a quote is not closed")
  }

  /// What a `$` begins. - Returns: whether it is more than a dollar sign.
  @discardableResult
  mutating func expansion(inQuotes: Bool = false) throws -> Bool {
    position += 1
    // Shells differ on whether `$`, a line end and `(` are a substitution.
    if isAt("\\\n") { throw Trouble(reason: "a $ before a line end is not understood") }
    switch next {
    case UInt8(ascii: "(") where isAt("(("):
      position += 1
      try arithmeticOrSubstitution()
    case UInt8(ascii: "("):
      position += 1
      try substitution()
    case UInt8(ascii: "{"):
      position += 1
      try nested { try $0.parameter(inQuotes: inQuotes) }
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      if inQuotes { return false }
      // `$'a\n'` and `$"a"` are read in bash and are a dollar sign before a quote elsewhere.
      if next == UInt8(ascii: "'") { try dollarQuotes() }
    case .some(let byte) where byte.isNamePart || "@*#?$!-".utf8.contains(byte):
      position += 1
      if byte.isNameStart { while next?.isNamePart == true { position += 1 } }
    default: return false
    }
    return true
  }

  private mutating func dollarQuotes() throws {
    position += 1
    // With an escaped quote the two readings end in different places.
    while let byte = next {
      position += 1
      if byte == UInt8(ascii: "'") { return }
      if byte == UInt8(ascii: "\\"), next == UInt8(ascii: "'") {
        throw Trouble(reason: "$' ' means different things in different shells")
      }
    }
    throw Trouble(reason: "a quote is not closed")
  }

  /// After `$(`, `<(` or `>(`.
  mutating func substitution() throws {
    guard hereDocuments.isEmpty else { throw Trouble(reason: "a here-document has no text") }
    try list(until: { _ in false })
    guard next == UInt8(ascii: ")") else { throw Trouble(reason: "a ) is missing") }
    guard hereDocuments.isEmpty else { throw Trouble(reason: "a here-document has no text") }
    position += 1
  }

  /// At the second bracket of `$((`.
  private mutating func arithmeticOrSubstitution() throws {
    position += 1
    try nested { parser in
      var open = 0
      while let byte = parser.next {
        switch byte {
        case UInt8(ascii: "("): open += 1
        case UInt8(ascii: ")"):
          if open == 0 {
            guard parser.isAt("))") else { throw Trouble(reason: "$(( without )) is not understood") }
            parser.position += 2
            return
          }
          open -= 1
        case UInt8(ascii: "$"):
          try parser.expansion()
          continue
        case UInt8(ascii: "`"):
          try parser.backticks()
          continue
        case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: "\n"):
          throw Trouble(reason: "$(( )) with \(parser.shown(byte)) is not understood")
        default: break
        }
        parser.position += 1
      }
      throw Trouble(reason: "a )) is missing")
    }
  }

  /// After `${`.
  private mutating func parameter(inQuotes: Bool) throws {
    var ignored: [UInt8] = []
    while let byte = next {
      switch byte {
      case UInt8(ascii: "'") where inQuotes, UInt8(ascii: "\"") where inQuotes:
        throw Trouble(reason: "quotes inside of ${ } mean different things in different shells")
      case UInt8(ascii: "}"): return position += 1
      case UInt8(ascii: "\\"): position += 2
      case UInt8(ascii: "'"): try singleQuotes(into: &ignored)
      case UInt8(ascii: "\""): _ = try doubleQuotes(into: &ignored)
      case UInt8(ascii: "$"): try expansion(inQuotes: inQuotes)
      case UInt8(ascii: "`"): try backticks(inQuotes: inQuotes)
      default: position += 1
      }
    }
    throw Trouble(reason: "a } is missing")
  }

  /// At a backtick: what is between two of them is a text of its own.
  mutating func backticks(inQuotes: Bool = false) throws {
    position += 1
    var text: [UInt8] = []
    while let byte = next {
      position += 1
      if byte == UInt8(ascii: "`") {
        guard depth < ShellScript.depthLimit else { throw Trouble(reason: "it is nested too deeply") }
        let script = ShellScript(String(decoding: text, as: UTF8.self), depth: depth + 1)
        commands += script.commands
        recursiveFunctions += script.recursiveFunctions
        doubts += script.doubts
        return
      }
      if inQuotes, byte == UInt8(ascii: "\\"), next == UInt8(ascii: "\"") {
        throw Trouble(reason: "a quote inside of ` ` inside of quotes is not understood")
      }
      if byte == UInt8(ascii: "\\"), let escaped = next, "$`\\".utf8.contains(escaped) {
        text.append(escaped)
        position += 1
      } else {
        text.append(byte)
      }
    }
    throw Trouble(reason: "a ` is not closed")
  }
}
