import OrderedCollections

/// Finds what makes a text read as something else than it is. Its findings are the risks of an approval.
enum TextRisks {
  /// So many blanks in a row push what follows out of sight.
  static let longBlanks = 16

  /// What a person should know about the texts in arguments, as sentences.
  /// - Parameter isCommand: long runs of blanks mean something too, which in files are common.
  static func of(_ args: JSON, isCommand: Bool) -> [String] {
    var finder = Finder()
    finder.read(args, isCommand: isCommand)
    return finder.sentences
  }

  /// Whether a character changes the order in which others are shown.
  static func turnsText(_ value: UInt32) -> Bool {
    (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value) || value == 0x200E
      || value == 0x200F || value == 0x061C
  }

  private static func isTag(_ value: UInt32) -> Bool { (0xE0000...0xE007F).contains(value) }

  /// Characters of no width, but those that emoji and scripts are joined with where they stand behind a letter or sign.
  private static func isHidden(_ value: UInt32) -> Bool {
    switch value {
    case 0x00AD, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180E, 0x200B, 0x2060...0x2065, 0x3164,
      0xFEFF, 0xFFA0, 0xFFF9...0xFFFB:
      true
    default: false
    }
  }

  private struct Finder {
    var turning: OrderedSet<UInt32> = []
    var tags = false
    var hidden: OrderedSet<UInt32> = []
    var controls: OrderedSet<UInt32> = []
    var blanks = 0
    var words: OrderedSet<String> = []
    var hosts: OrderedSet<String> = []

    mutating func read(_ value: JSON, isCommand: Bool) {
      switch value {
      case .null, .bool, .number: break
      case .string(let text): read(text, isCommand: isCommand)
      case .array(let values): for value in values { read(value, isCommand: isCommand) }
      case .object(let object):
        for (key, value) in object {
          read(key, isCommand: isCommand)
          read(value, isCommand: isCommand)
        }
      }
    }

    private mutating func read(_ text: String, isCommand: Bool) {
      var run = 0
      var follows: UInt32 = 0
      for scalar in text.unicodeScalars {
        let value = scalar.value
        if isCommand, value != 0x20, run >= TextRisks.longBlanks { blanks = max(blanks, run) }
        run = value == 0x20 ? run + 1 : 0
        defer { follows = value }
        if value < 0x20 || (value >= 0x7F && value < 0xA0) {
          if value != 0x0A && value != 0x09 && value != 0x0D { controls.append(value) }
        } else if TextRisks.turnsText(value) {
          turning.append(value)
        } else if TextRisks.isTag(value) {
          tags = true
        } else if TextRisks.isHidden(value)
          || ((value == 0x200C || value == 0x200D) && follows < 0x80)
        {
          hidden.append(value)
        }
      }
      guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return }
      for word in LookAlikes.words(in: text) { words.append(word) }
      for host in WebHost.foreign(in: text) { hosts.append(host) }
    }

    var sentences: [String] {
      var found: [String] = []
      if !turning.isEmpty {
        found.append("It has characters that change the order in which text is shown: \(names(turning)).")
      }
      if tags { found.append("It has tag characters: a hidden text that a program may read.") }
      if !hidden.isEmpty { found.append("It has characters that cannot be seen: \(names(hidden)).") }
      if !controls.isEmpty { found.append("It has control characters: \(names(controls)).") }
      if blanks > 0 { found.append("A run of \(blanks) blanks pushes what follows aside.") }
      if !words.isEmpty {
        let shown = words.prefix(3).map(LookAlikes.spelledOut).joined(separator: ", ")
        let more = words.count > 3 ? " and \(words.count - 3) more" : ""
        found.append("It has letters that look like others: \(shown)\(more).")
      }
      for host in hosts.prefix(3) {
        found.append("The host \(LookAlikes.spelledOut(host)) is \(WebHost.ascii(host)) on the wire.")
      }
      return found
    }

    private func names(_ values: OrderedSet<UInt32>) -> String {
      let shown = values.prefix(4).map(LookAlikes.name)
      return (shown + (values.count > 4 ? ["and \(values.count - 4) more"] : [])).joined(separator: ", ")
    }
  }
}
