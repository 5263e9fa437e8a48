import Testing

@testable import Workspace

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A project of its own for one test; it disappears with the value.
final class TemporaryFolder: Sendable {
  /// Above the project: a place outside of it, for this test alone.
  let above: String
  /// The project.
  let root: String
  let workspace: Workspace

  init(
    _ files: [String: String] = [:], environment: [String: String]? = nil,
    passing: Set<String> = [], fence: CommandFence = .none(reason: "a test"), in base: String = "/tmp"
  ) throws {
    var template = Array("\(base)/rein-workspace-XXXXXX".utf8CString)
    let made = try #require(mkdtemp(&template))
    let real = try #require(realpath(made, nil))
    defer { free(real) }
    above = String(cString: real)
    root = above + "/project"
    try Folder.make(root)
    workspace = try Workspace(
      root: root, outputFolder: above + "/output",
      environment: environment ?? ["HOME": above, "PATH": "/usr/bin:/bin"], passing: passing, fence: fence)
    for (path, text) in files { try write(Array(text.utf8), to: path) }
  }

  deinit {
    Self.remove(above)
  }

  func write(_ bytes: [UInt8], to path: String) throws {
    let path = root + "/" + path
    try Folder.make("/" + path.split(separator: "/").dropLast().joined(separator: "/"))
    let file = try #require(fopen(path, "w"))
    defer { fclose(file) }
    try #require(fwrite(bytes, 1, bytes.count, file) == bytes.count)
  }

  func write(_ text: String, to path: String) throws {
    try write(Array(text.utf8), to: path)
  }

  /// The bytes of a file of the project, or of an absolute path; `nil` when there is none.
  func bytes(_ path: String) -> [UInt8]? {
    let path = path.hasPrefix("/") ? path : root + "/" + path
    let resolved = ResolvedPath(absolute: path, display: path, isInside: true)
    return try? FileContent(resolved).bytes
  }

  func text(_ path: String) -> String? {
    bytes(path).map { String(decoding: $0, as: UTF8.self) }
  }

  func link(_ path: String, to target: String) throws {
    try #require(symlink(target, root + "/" + path) == 0)
  }

  /// Names in the project, of everything, for looking whether something was left behind.
  var names: [String] { (try? Folder.names(in: root)) ?? [] }

  private static func remove(_ path: String) {
    guard let status = try? FileStatus(of: path) else { return }
    if status.kind == .folder {
      chmod(path, 0o700)
      for name in (try? Folder.names(in: path)) ?? [] { remove(path + "/" + name) }
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}
