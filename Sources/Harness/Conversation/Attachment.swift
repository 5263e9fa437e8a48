/// Pictures and files, as a person reads them.
enum Attachment {
  /// A picture or a file in one line: `picture.png, 640x480, 12 kB`; `nil` for parts of other kinds.
  static func line(for part: MessagePart) -> String? {
    switch part {
    case .image(let data, let type, let name):
      let size = PictureSize(base64: data).map { "\($0.width)x\($0.height)" }
      return [name ?? "picture, \(type)", size, bytes(data)].compactMap(\.self).joined(separator: ", ")
    case .file(let data, let type, let name):
      return [name ?? "file, \(type)", bytes(data)].joined(separator: ", ")
    case .text, .thinking, .toolCall, .toolResult, .other: return nil
    }
  }

  /// The size of what is encoded: `950 bytes`, `12 kB`, `3.4 MB`.
  private static func bytes(_ base64: String) -> String {
    let padding = base64.utf8.suffix(2).count { $0 == UInt8(ascii: "=") }
    let count = base64.utf8.count / 4 * 3 - padding
    switch count {
    case ..<1_000: return "\(max(0, count)) bytes"
    case ..<1_000_000: return "\(count / 1_000) kB"
    default: return "\(count / 1_000_000).\(count % 1_000_000 / 100_000) MB"
    }
  }
}
