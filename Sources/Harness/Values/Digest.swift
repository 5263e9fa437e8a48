/// A short fingerprint of a text, to notice that something changed. Not against an adversary who can choose
/// both texts: it guards against files changing under an open question.
public enum Digest {
  /// 128 bits of FNV-1a (two lanes with different bases), as 32 hexadecimal digits.
  public static func text(_ text: String) -> String {
    bytes(text.utf8)
  }

  /// As `text(_:)`, over bytes.
  public static func bytes(_ bytes: some Sequence<UInt8>) -> String {
    var first: UInt64 = 0xcbf2_9ce4_8422_2325
    var second: UInt64 = 0x6c62_272e_07bb_0142
    for byte in bytes {
      first = (first ^ UInt64(byte)) &* 0x100_0000_01b3
      second = (second ^ UInt64(byte)) &* 0x100_0000_01b3 &+ first
    }
    return hex(first) + hex(second)
  }

  private static func hex(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
