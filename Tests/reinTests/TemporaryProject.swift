import Foundation
import Workspace

@testable import rein

/// A project and a folder of a person's own files, for one test; they disappear with the value.
final class TemporaryProject: Sendable {
  let base: String
  let root: String
  /// What `$XDG_CONFIG_HOME/rein` is elsewhere.
  let own: String

  init(_ files: [String: String] = [:]) throws {
    let made = FileManager.default.temporaryDirectory.appending(path: "rein-\(UUID().uuidString)").path()
    try FileManager.default.createDirectory(atPath: made + "/project", withIntermediateDirectories: true)
    root = try Workspace(root: made + "/project").root
    base = String(root.dropLast("/project".count))
    own = base + "/config/rein"
    for (path, text) in files { try write(text, to: path) }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: base)
  }

  /// Writes a file; `path` is relative to the project, or with `own/` to the person's files.
  func write(_ text: String, to path: String) throws {
    let path = path.hasPrefix("own/") ? own + path.dropFirst(3) : root + "/" + path
    let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: path))
  }

  var environment: [String: String] {
    ["HOME": base, "XDG_CONFIG_HOME": base + "/config", "PATH": "/usr/bin:/bin"]
  }

  func bench() throws -> PermissionsBench {
    try PermissionsBench(from: root, environment: environment)
  }
}
