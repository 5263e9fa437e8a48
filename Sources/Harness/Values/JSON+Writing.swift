import OrderedCollections

extension JSON {
  /// The value as compact JSON text: what ECMAScript's `JSON.stringify` gives, with keys in their own order
  /// or, if asked, sorted by UTF-16 code unit.
  public func text(sortingKeys: Bool = false) -> String {
    var bytes: [UInt8] = []
    write(into: &bytes, sortingKeys: sortingKeys)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func write(into bytes: inout [UInt8], sortingKeys: Bool) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .number(let value): bytes.append(contentsOf: JSON.text(of: value).utf8)
    case .string(let value): JSON.write(value, into: &bytes)
    case .array(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        value.write(into: &bytes, sortingKeys: sortingKeys)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let object):
      let keys =
        sortingKeys ? object.keys.sorted { $0.utf16.lexicographicallyPrecedes($1.utf16) } : Array(object.keys)
      bytes.append(UInt8(ascii: "{"))
      for (index, key) in keys.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        JSON.write(key, into: &bytes)
        bytes.append(UInt8(ascii: ":"))
        object[key]?.write(into: &bytes, sortingKeys: sortingKeys)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func write(_ string: String, into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes.append(contentsOf: [0x5C, 0x22])
      case UInt8(ascii: "\\"): bytes.append(contentsOf: [0x5C, 0x5C])
      case 0x08: bytes.append(contentsOf: "\\b".utf8)
      case 0x09: bytes.append(contentsOf: "\\t".utf8)
      case 0x0A: bytes.append(contentsOf: "\\n".utf8)
      case 0x0C: bytes.append(contentsOf: "\\f".utf8)
      case 0x0D: bytes.append(contentsOf: "\\r".utf8)
      case ..<0x20:
        let hex = String(byte, radix: 16)
        bytes.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - hex.count) + hex).utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// A number as ECMAScript's `Number::toString` writes it (ECMA-262, section 6.1.6.1.20): shortest digits that
  /// read back the same, plain notation from 1e-6 up to 1e21. Infinities and NaN become `null`.
  static func text(of value: Double) -> String {
    guard value.isFinite else { return "null" }
    if value == 0 { return "0" }
    if let whole = Int64(exactly: value), abs(whole) < 1 << 53 { return String(whole) }
    let sign = value < 0 ? "-" : ""
    // Swift gives the same shortest digits, in another notation: take digits and exponent apart.
    let shortest = "\(abs(value))"
    let parts = shortest.split(separator: "e", maxSplits: 1)
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let fraction = mantissa.count > 1 && mantissa[1] != "0" ? String(mantissa[1]) : ""
    var digits = String(mantissa[0]) + fraction
    var point = mantissa[0].count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    let leading = digits.prefix { $0 == "0" }.count
    digits.removeFirst(min(leading, digits.count - 1))
    point -= leading
    while digits.count > 1, digits.hasSuffix("0") { digits.removeLast() }

    switch point {
    case digits.count...21: return sign + digits + String(repeating: "0", count: point - digits.count)
    case 1..<max(2, digits.count):
      return sign + digits.prefix(point) + "." + digits.dropFirst(point)
    case -5...0: return sign + "0." + String(repeating: "0", count: -point) + digits
    default:
      let exponent = point - 1
      let tail = digits.count > 1 ? "." + digits.dropFirst() : ""
      return sign + digits.prefix(1) + tail + "e" + (exponent < 0 ? "-" : "+") + String(abs(exponent))
    }
  }
}
