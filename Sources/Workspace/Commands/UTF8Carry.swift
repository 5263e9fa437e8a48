/// Keeps back the bytes of a character that is not complete yet, so that a stream can be cut anywhere.
struct UTF8Carry {
  private var kept: [UInt8] = []

  /// The bytes up to the last character that is complete or can never be.
  mutating func take(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var whole = kept + bytes
    kept = Array(whole.suffix(Self.incomplete(whole)))
    whole.removeLast(kept.count)
    return whole
  }

  /// What was kept back when nothing follows.
  mutating func rest() -> [UInt8] {
    defer { kept = [] }
    return kept
  }

  /// How many bytes at the end begin a character without ending it: 0 to 3.
  static func incomplete(_ bytes: some BidirectionalCollection<UInt8>) -> Int {
    var count = 0
    for byte in bytes.reversed().prefix(3) {
      count += 1
      switch byte {
      case 0x80...0xBF: continue
      case 0xC2...0xDF: return count < 2 ? count : 0
      case 0xE0...0xEF: return count < 3 ? count : 0
      case 0xF0...0xF4: return count < 4 ? count : 0
      default: return 0
      }
    }
    return 0
  }
}
