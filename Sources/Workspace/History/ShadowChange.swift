import Harness

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// That a tool changed a file.
struct ShadowChange: Hashable, Sendable {
  /// When.
  var time: Date
  /// Absolute, without links.
  var path: String
  /// What it held before: a key of `ShadowFiles`, empty when that was too large; `nil` when there was no file.
  var before: String?
  /// What it held after, in the same way.
  var after: String?

  var json: JSON {
    .fields([
      "time": .string(Timestamp.text(time)), "path": .string(path), "before": before.map { .string($0) },
      "after": after.map { .string($0) },
    ])
  }

  init(time: Date, path: String, before: String?, after: String?) {
    self.time = time
    self.path = path
    self.before = before
    self.after = after
  }

  /// Reads a change; `nil` for what is none.
  init?(json: JSON) {
    guard let time = json["time"]?.string.flatMap(Timestamp.date), let path = json["path"]?.string else {
      return nil
    }
    self.init(time: time, path: path, before: json["before"]?.string, after: json["after"]?.string)
  }
}
