#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A stretch of a file, and what it tells about the file.
enum FilePiece {
  /// The next bytes of a file.
  static func read(_ descriptor: Int32, atMost most: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: most)
    var count = 0
    while count < most {
      let more = bytes.withUnsafeMutableBytes { buffer in
        #if canImport(Glibc)
          Glibc.read(descriptor, buffer.baseAddress?.advanced(by: count), most - count)
        #else
          Darwin.read(descriptor, buffer.baseAddress?.advanced(by: count), most - count)
        #endif
      }
      if more < 0, errno == EINTR { continue }
      guard more > 0 else { break }
      count += more
    }
    return Array(bytes[..<count])
  }

  /// The type of a picture or a document that models take, by its first bytes and not by its name.
  static func type(of start: [UInt8]) -> String? {
    if start.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A]) { return "image/png" }
    if start.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
    if start.starts(with: "GIF8".utf8) { return "image/gif" }
    if start.starts(with: "RIFF".utf8), start.count >= 12, start[8..<12].elementsEqual("WEBP".utf8) {
      return "image/webp"
    }
    return start.starts(with: "%PDF-".utf8) ? "application/pdf" : nil
  }

  /// Whether it may be text: no text has a zero in it.
  static func looksLikeText(_ start: [UInt8]) -> Bool { !start.contains(0) }
}
