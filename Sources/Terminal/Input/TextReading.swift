/// Reads typed characters and the keys that are single control bytes.
enum TextReading {
  static func read(_ bytes: ArraySlice<UInt8>) -> Reading {
    guard let first = bytes.first else { return .incomplete }
    if first < 0x80 { return .complete(.key(key(for: first)), length: 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard (0xC2...0xF4).contains(first) else { return .complete(nil, length: 1) }
    let continuation = bytes.dropFirst().prefix(length - 1)
    let valid = continuation.prefix { $0 & 0xC0 == 0x80 }
    // A sequence broken off is dropped; the byte that broke it may begin something of its own.
    if valid.count < continuation.count { return .complete(nil, length: 1 + valid.count) }
    if continuation.count < length - 1 { return .incomplete }
    let text = String(validating: bytes.prefix(length), as: UTF8.self)
    guard let scalar = text?.unicodeScalars.first, !scalar.isControl else {
      return .complete(nil, length: length)
    }
    return .complete(.key(Key(typed: Character(scalar))), length: length)
  }

  /// The key behind an ASCII byte.
  static func key(for byte: UInt8) -> Key {
    switch byte {
    case 0x09: Key(.tab)
    case 0x0D: Key(.enter)
    case 0x1B: Key(.escape)
    case 0x7F: Key(.backspace)
    case 0x00: Key(.character(" "), .control)
    case 0x01...0x1A: Key(.character(Character(Unicode.Scalar(byte + 0x60))), .control)
    case 0x1C...0x1F: Key(.character(Character(Unicode.Scalar(byte + 0x40))), .control)
    default: Key(typed: Character(Unicode.Scalar(byte)))
    }
  }
}
