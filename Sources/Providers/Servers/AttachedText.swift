import Harness

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A file that is text, as the person could have pasted it: every model reads that.
enum AttachedText {
  /// The text with the name of the file; `nil` for files of other kinds.
  static func of(_ data: String, _ type: String, _ name: String?) -> String? {
    guard type.hasPrefix("text/") || type == "application/json", let bytes = Data(base64Encoded: data) else {
      return nil
    }
    return "\(name ?? "A file"):\n\n\(String(decoding: bytes, as: UTF8.self))"
  }
}
