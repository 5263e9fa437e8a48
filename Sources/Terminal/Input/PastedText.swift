#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The text between the marks of a bracketed paste.
enum PastedText {
  static let end: [UInt8] = Array("\u{1B}[201~".utf8)

  /// Where the end mark begins, looking no earlier than `from`.
  static func endIndex(in bytes: [UInt8], from: Int) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return nil }
      var at = from
      while at < buffer.count {
        guard let found = memchr(base + at, 0x1B, buffer.count - at) else { return nil }
        let index = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
        if buffer[index...].starts(with: end) { return index }
        at = index + 1
      }
      return nil
    }
  }

  /// Line ends become `\n` (terminals paste them as `\r`), other control characters but tabs go.
  static func clean(_ bytes: ArraySlice<UInt8>) -> String {
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var previous: UInt8 = 0
    for byte in bytes {
      if byte >= 0x20, byte != 0x7F {
        // C1 controls are two bytes in UTF-8: C2 80 to C2 9F.
        if previous == 0xC2, byte & 0xE0 == 0x80 { kept.removeLast() } else { kept.append(byte) }
      } else if byte == 0x0D || byte == 0x09 || (byte == 0x0A && previous != 0x0D) {
        kept.append(byte == 0x0D ? 0x0A : byte)
      }
      previous = byte
    }
    return String(decoding: kept, as: UTF8.self)
  }
}
