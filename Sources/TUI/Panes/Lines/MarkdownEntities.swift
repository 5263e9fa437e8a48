/// Character references of HTML, as far as prose uses them.
enum MarkdownEntities {
  private static let named: [Substring: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "copy": "©", "reg": "®",
    "trade": "™", "hellip": "…", "mdash": "—", "ndash": "–", "lsquo": "‘", "rsquo": "’", "ldquo": "“",
    "rdquo": "”", "laquo": "«", "raquo": "»", "bull": "•", "middot": "·", "times": "×", "divide": "÷",
    "deg": "°", "plusmn": "±", "sect": "§", "para": "¶", "euro": "€", "pound": "£", "yen": "¥", "cent": "¢",
    "larr": "←", "uarr": "↑", "rarr": "→", "darr": "↓", "harr": "↔", "le": "≤", "ge": "≥", "ne": "≠",
    "infin": "∞", "micro": "µ", "check": "✓", "cross": "✗",
  ]

  /// What a reference such as `&amp;` or `&#x41;` stands for; one that is not known stays as it is written.
  static func character(_ reference: String) -> String {
    guard reference.hasPrefix("&"), reference.hasSuffix(";") else { return reference }
    let name = reference.dropFirst().dropLast()
    if let known = named[name] { return known }
    guard name.hasPrefix("#") else { return reference }
    let digits = name.dropFirst()
    let value =
      digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return value.flatMap(Unicode.Scalar.init).map { String($0) } ?? reference
  }

  /// The text with its references replaced.
  static func decoded(_ text: String) -> String {
    guard text.contains("&") else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      rest = rest[start...]
      // The longest name has 31 letters: no search goes over the whole text.
      guard let end = rest.prefix(34).firstIndex(of: ";") else {
        result += "&"
        rest = rest.dropFirst()
        continue
      }
      result += character(String(rest[...end]))
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}
