/// Reads the text of a `ShellScript` from start to end: lists, pipes and what they are made of.
///
/// Where shells differ, the reading is that of `/bin/sh`, and the difference is a doubt.
struct ShellParser {
  /// Why the rest of a text is not read.
  struct Trouble: Error {
    let reason: String
  }

  let bytes: [UInt8]
  var position = 0
  var depth: Int
  var commands: [SimpleCommand] = []
  var recursiveFunctions: [String] = []
  var doubts: [String] = []
  /// Here-documents whose text begins after the next line end.
  var hereDocuments: [HereDocument] = []

  init(_ bytes: [UInt8], depth: Int) {
    self.bytes = bytes
    self.depth = depth
  }

  mutating func parse() {
    do {
      try list(until: { _ in false })
      if position < bytes.count { throw Trouble(reason: "there is a \(shown(bytes[position])) too many") }
      if !hereDocuments.isEmpty { throw Trouble(reason: "a here-document has no text") }
    } catch {
      doubts.append((error as? Trouble)?.reason ?? "it is not understood")
    }
  }

  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  func byte(_ offset: Int) -> UInt8? {
    position + offset < bytes.count ? bytes[position + offset] : nil
  }

  func isAt(_ text: StaticString) -> Bool {
    guard bytes.count - position >= text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { wanted in
      wanted.indices.allSatisfy { bytes[position + $0] == wanted[$0] }
    }
  }

  func shown(_ byte: UInt8) -> String { String(UnicodeScalar(byte)) }

  mutating func nested(_ body: (inout ShellParser) throws -> Void) throws {
    depth += 1
    defer { depth -= 1 }
    guard depth <= ShellScript.depthLimit else { throw Trouble(reason: "it is nested too deeply") }
    try body(&self)
  }

  mutating func skipBlanks() {
    while let byte = next {
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") {
        position += 1
      } else if isAt("\\\n") {
        position += 2
      } else if byte == UInt8(ascii: "#") {
        // Only reached where a word would start, so it begins a comment.
        while let byte = next, byte != UInt8(ascii: "\n") { _ = byte; position += 1 }
      } else {
        return
      }
    }
  }

  mutating func skipLines() throws {
    skipBlanks()
    while next == UInt8(ascii: "\n") {
      try endLine()
      skipBlanks()
    }
  }

  mutating func endLine() throws {
    position += 1
    let pending = hereDocuments
    hereDocuments = []
    for document in pending { try text(of: document) }
  }

  /// The reserved word that stands here, if the words of `names` are wanted.
  func reserved(_ names: Set<String>) -> String? {
    var end = position
    while end < bytes.count, bytes[end] > 0x20, !Self.ending.contains(bytes[end]), end - position < 9 {
      end += 1
    }
    if end < bytes.count, bytes[end] > 0x20, !Self.ending.contains(bytes[end]) { return nil }
    let word = String(decoding: bytes[position..<end], as: UTF8.self)
    return names.contains(word) ? word : nil
  }

  private static let ending: Set<UInt8> = Set(";&|<>()".utf8)

  /// Commands one after the other, until the text ends, a `)` or `;;` comes, or a reserved word that ends them.
  /// - Parameter isEnd: whether a reserved word ends it.
  mutating func list(until isEnd: (String) -> Bool) throws {
    try nested { parser in
      var isOpen = false
      while true {
        try parser.skipLines()
        if isOpen, parser.next == nil { throw Trouble(reason: "it ends too early") }
        isOpen = false
        guard let byte = parser.next, byte != UInt8(ascii: ")"), !parser.isAt(";;"), !parser.isAt(";&")
        else { return }
        if let word = parser.reserved(Self.closers) {
          guard isEnd(word) else { throw Trouble(reason: "there is a `\(word)` too many") }
          return
        }
        try parser.pipeline()
        parser.skipBlanks()
        switch parser.next {
        case UInt8(ascii: ";"):
          if parser.isAt(";;") || parser.isAt(";&") { return }
          parser.position += 1
        case UInt8(ascii: "&"):
          // `&>` is two things in one shell and one in another; both write the file.
          isOpen = parser.isAt("&&")
          parser.position += isOpen ? 2 : 1
        case UInt8(ascii: "|") where parser.isAt("||"):
          isOpen = true
          parser.position += 2
        case UInt8(ascii: "\n"), nil, UInt8(ascii: ")"): break
        case .some(let byte): throw Trouble(reason: "\(parser.shown(byte)) is not expected there")
        }
      }
    }
  }

  static let closers: Set<String> = ["then", "elif", "else", "fi", "do", "done", "esac", "}"]

  private mutating func pipeline() throws {
    while true {
      try skipLines()
      while reserved(["!"]) != nil {
        position += 1
        skipBlanks()
      }
      try command()
      skipBlanks()
      guard next == UInt8(ascii: "|"), !isAt("||") else { return }
      position += isAt("|&") ? 2 : 1
    }
  }
}
