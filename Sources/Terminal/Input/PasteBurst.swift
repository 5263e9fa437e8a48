/// Tells a paste from typing where the terminal does not mark it: nobody types several lines between two looks at the
/// keyboard.
enum PasteBurst {
  /// Fewer bytes may be keys that a slow connection held back.
  private static let leastCount = 12

  /// Whether bytes that came at once are the beginning of a paste: text in which something follows the end of a line. A
  /// single line with an enter behind it is typed ahead, and stays what it is.
  static func begins(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= leastCount, goesOn(bytes), let end = bytes.firstIndex(where: isLineEnd) else {
      return false
    }
    return bytes[end...].contains { !isLineEnd($0) }
  }

  /// Whether bytes that came right after others of a paste belong to it: text alone.
  static func goesOn(_ bytes: [UInt8]) -> Bool {
    bytes.allSatisfy { ($0 >= 0x20 && $0 != 0x7F) || $0 == 0x09 || isLineEnd($0) }
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
