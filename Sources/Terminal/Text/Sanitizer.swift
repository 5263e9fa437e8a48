import CSys

/// Makes foreign text safe to show. Every `Span` goes through it, so nothing else has to.
public enum Sanitizer {
  /// For reading: escape sequences vanish as a whole, line breaks and tabs become blanks, and what is
  /// invisible or shown differently by different terminals is left out. A sequence that is never finished
  /// loses only its first characters; the text behind it stays.
  public static func prose(_ text: String) -> String {
    if isPrintableASCII(text) || text.unicodeScalars.allSatisfy(\.isPlain) { return text }
    let scalars = Array(text.unicodeScalars)
    var shown = String.UnicodeScalarView()
    shown.reserveCapacity(scalars.count)
    var at = 0
    while at < scalars.count {
      let scalar = scalars[at]
      if let length = EscapeSequence.length(in: scalars, at: at) {
        at += length
        continue
      }
      at += 1
      if scalar == "\n" || scalar == "\t" || scalar.isLineSeparator {
        shown.append(" ")
      } else if scalar.isControl || scalar.isDisagreedUpon {
        continue
      } else {
        shown.append(csys_wcwidth(scalar.value) < 0 ? "\u{FFFD}" : scalar)
      }
    }
    return String(shown)
  }

  /// For checking letter by letter: what prose would hide is spelt out, as in `<U+202E>`, `<TAB>`, `<LF>`.
  /// Nothing is dropped.
  public static func verbatim(_ text: String) -> String {
    if isPrintableASCII(text) { return text }
    var shown = ""
    // A cell holds one base and four marks; more, or marks without a base, would not be seen.
    var room = 0
    for scalar in text.unicodeScalars {
      let columns = csys_wcwidth(scalar.value)
      let isHidden =
        scalar.isControl || scalar.isDisagreedUpon || columns < 0
        || (columns == 0 && room == 0)
        || (scalar.properties.isWhitespace && scalar != " ")
      if isHidden {
        shown += name(of: scalar)
        room = 0
      } else {
        shown.unicodeScalars.append(scalar)
        room = columns > 0 ? 4 : room - 1
      }
    }
    return shown
  }

  /// A link that a terminal may be told about: http or https, of plain printable characters; else nil.
  static func link(_ address: String) -> String? {
    let isWeb = address.hasPrefix("https://") || address.hasPrefix("http://")
    // Terminals give up on longer ones, and no page needs them.
    guard isWeb, address.utf8.count <= 2048, address.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      return nil
    }
    return address
  }

  private static func isPrintableASCII(_ text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { bytes in bytes.allSatisfy { $0 &- 0x20 < 0x5F } }
      ?? text.utf8.allSatisfy { $0 &- 0x20 < 0x5F }
  }

  private static func name(of scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\t": return "<TAB>"
    case "\n": return "<LF>"
    case "\r": return "<CR>"
    case "\u{1B}": return "<ESC>"
    default:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
    }
  }
}

extension Unicode.Scalar {
  /// C0, DEL and C1: the characters that command a terminal.
  var isControl: Bool { value < 0x20 || (value >= 0x7F && value < 0xA0) }

  /// Known to be shown as it is without asking any table: Latin letters, and the signs and lines rein itself draws.
  fileprivate var isPlain: Bool {
    switch value {
    case 0x20..<0x7F, 0xA1..<0xAD, 0xAE..<0x180, 0x2010...0x2016, 0x2018...0x2026, 0x2039...0x203A: true
    case 0x2190..<0x2400, 0x2500..<0x2600: true
    default: false
    }
  }

  fileprivate var isLineSeparator: Bool { value == 0x2028 || value == 0x2029 }

  /// Invisible by definition (joiners, variation selectors, bidi controls, tags, ...), or a skin tone: no two
  /// terminals agree how far these move the cursor.
  fileprivate var isDisagreedUpon: Bool {
    if value < 0xAD { return false }
    return (0x1F3FB...0x1F3FF).contains(value)
      || (0xFFF9...0xFFFB).contains(value)
      || properties.isDefaultIgnorableCodePoint
  }
}
