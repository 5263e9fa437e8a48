/// Names of hosts in addresses. What is shown of one with letters outside of ASCII may be mistaken for another name.
enum WebHost {
  /// The hosts of a text's web addresses that are not ASCII, in their order.
  static func foreign(in text: String) -> [String] {
    var found: [String] = []
    var rest = text[...]
    while let mark = rest.firstRange(of: "://") {
      let tail = rest[mark.upperBound...]
      let authority = tail.prefix { !$0.isWhitespace && !"/?#\"'`<>|&;()".contains($0) }
      let host = authority.split(separator: "@").last?.split(separator: ":").first ?? ""
      if host.utf8.contains(where: { $0 >= 0x80 }) { found.append(String(host)) }
      rest = rest[mark.upperBound...]
    }
    return found
  }

  /// The name as it goes over the wire: labels outside of ASCII in Punycode (RFC 3492).
  static func ascii(_ host: String) -> String {
    host.lowercased().split(separator: ".", omittingEmptySubsequences: false).map { label in
      label.utf8.allSatisfy { $0 < 0x80 } ? String(label) : "xn--" + punycode(Array(label.unicodeScalars))
    }.joined(separator: ".")
  }

  private static let base: UInt32 = 36
  private static let least: UInt32 = 1
  private static let most: UInt32 = 26

  private static func punycode(_ label: [Unicode.Scalar]) -> String {
    var result = label.filter(\.isASCII).map { String($0) }.joined()
    let basic = UInt32(result.utf8.count)
    if basic > 0 { result += "-" }
    var code: UInt32 = 128
    var delta: UInt32 = 0
    var bias: UInt32 = 72
    var handled = basic
    // A label has 63 characters at most; of more there is no name.
    guard label.count <= 63 else { return result }
    while handled < label.count {
      guard let next = label.map(\.value).filter({ $0 >= code }).min() else { break }
      delta += (next - code) * (handled + 1)
      code = next
      for scalar in label {
        if scalar.value < code { delta += 1 }
        guard scalar.value == code else { continue }
        result += digits(of: delta, bias: bias)
        bias = adapted(delta, count: handled + 1, isFirst: handled == basic)
        delta = 0
        handled += 1
      }
      delta += 1
      code += 1
    }
    return result
  }

  private static func digits(of value: UInt32, bias: UInt32) -> String {
    var result = ""
    var rest = value
    var place = base
    while true {
      let limit = place <= bias ? least : min(most, place - bias)
      if rest < limit { return result + digit(rest) }
      result += digit(limit + (rest - limit) % (base - limit))
      rest = (rest - limit) / (base - limit)
      place += base
    }
  }

  private static func digit(_ value: UInt32) -> String {
    String(UnicodeScalar(UInt8(value < 26 ? 0x61 + value : 0x30 + value - 26)))
  }

  private static func adapted(_ delta: UInt32, count: UInt32, isFirst: Bool) -> UInt32 {
    var rest = isFirst ? delta / 700 : delta / 2
    rest += rest / count
    var steps: UInt32 = 0
    while rest > (base - least) * most / 2 {
      rest /= base - least
      steps += base
    }
    return steps + (base - least + 1) * rest / (rest + 38)
  }
}
