/// Scalars that are characters by themselves unless something uncommon follows: most of what is ever shown.
/// Finding the others' borders takes the rules of Unicode, at twenty times the price.
enum SimpleScalar {
  /// The scalar at `offset` and its bytes, if it is simple and so is what follows.
  static func read(_ bytes: [UInt8], at offset: Int) -> (base: UInt32, length: Int)? {
    let (base, length) = decode(bytes, at: offset)
    guard isSimple(base) else { return nil }
    if offset + length < bytes.count, !isSimple(decode(bytes, at: offset + length).0) { return nil }
    return (base, length)
  }

  /// One cell each below U+3000 and two above; no marks, no jamo, nothing that joins.
  private static func isSimple(_ value: UInt32) -> Bool {
    switch value {
    case 0x20...0x7E, 0xC0...0x2FF, 0x391...0x3C9, 0x410...0x44F, 0x2010...0x2027, 0x2500...0x257F,
      0x3041...0x3096, 0x30A1...0x30FA, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xFF01...0xFF60:
      true
    default: false
    }
  }

  /// The bytes come from a `String`, so they are well formed.
  private static func decode(_ bytes: [UInt8], at offset: Int) -> (UInt32, Int) {
    let first = UInt32(bytes[offset])
    if first < 0x80 { return (first, 1) }
    let second = UInt32(bytes[offset + 1] & 0x3F)
    if first < 0xE0 { return ((first & 0x1F) << 6 | second, 2) }
    // Four bytes lie beyond all that is simple.
    if first >= 0xF0 { return (UInt32.max, 4) }
    return ((first & 0x0F) << 12 | second << 6 | UInt32(bytes[offset + 2] & 0x3F), 3)
  }
}
