#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The size of a picture in pixels, as the beginning of its file says. Nothing is decoded.
public struct PictureSize: Hashable, Sendable {
  /// Pixels in a row.
  public let width: Int
  /// Rows.
  public let height: Int

  /// The beginning of a file that is looked at, in bytes; JPEGs may begin with long notes of cameras.
  private static let looked = 96 * 1024

  /// Reads the size from a file's bytes; `nil` when it is no PNG, JPEG, GIF or WebP, or cut.
  public init?(_ bytes: [UInt8]) {
    guard let size = Self.png(bytes) ?? Self.gif(bytes) ?? Self.webP(bytes) ?? Self.jpeg(bytes) else {
      return nil
    }
    self = size
  }

  /// Reads the size from an encoded file.
  init?(base64 text: String) {
    let start = String(decoding: text.utf8.prefix(Self.looked / 3 * 4), as: UTF8.self)
    guard let data = Data(base64Encoded: start) else { return nil }
    self.init(Array(data))
  }

  private init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  private static func number(_ bytes: [UInt8], _ places: Int...) -> Int {
    places.reduce(0) { $0 << 8 | Int(bytes[$1]) }
  }

  private static func png(_ bytes: [UInt8]) -> PictureSize? {
    guard bytes.count >= 24, bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) else { return nil }
    return PictureSize(width: number(bytes, 16, 17, 18, 19), height: number(bytes, 20, 21, 22, 23))
  }

  private static func gif(_ bytes: [UInt8]) -> PictureSize? {
    guard bytes.count >= 10, bytes.starts(with: "GIF8".utf8) else { return nil }
    return PictureSize(width: number(bytes, 7, 6), height: number(bytes, 9, 8))
  }

  private static func webP(_ bytes: [UInt8]) -> PictureSize? {
    guard bytes.count >= 30, bytes.starts(with: "RIFF".utf8), bytes[8..<12].elementsEqual("WEBP".utf8) else {
      return nil
    }
    switch bytes[15] {
    case UInt8(ascii: "X"):
      return PictureSize(width: number(bytes, 26, 25, 24) + 1, height: number(bytes, 29, 28, 27) + 1)
    case UInt8(ascii: "L"):
      let packed = number(bytes, 24, 23, 22, 21)
      return PictureSize(width: packed & 0x3FFF + 1, height: packed >> 14 & 0x3FFF + 1)
    default:
      return PictureSize(width: number(bytes, 27, 26) & 0x3FFF, height: number(bytes, 29, 28) & 0x3FFF)
    }
  }

  /// The size is in one of the frame headers, behind segments of any length.
  private static func jpeg(_ bytes: [UInt8]) -> PictureSize? {
    guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
    var place = 2
    while place + 8 < bytes.count {
      guard bytes[place] == 0xFF else { return nil }
      let marker = bytes[place + 1]
      if marker == 0xFF {
        place += 1
        continue
      }
      if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
        return PictureSize(
          width: number(bytes, place + 7, place + 8), height: number(bytes, place + 5, place + 6))
      }
      let isAlone = marker == 0x01 || (0xD0...0xD7).contains(marker)
      place += isAlone ? 2 : 2 + number(bytes, place + 2, place + 3)
    }
    return nil
  }
}
