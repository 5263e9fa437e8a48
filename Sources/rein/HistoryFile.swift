import Harness

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the person said in a project, for later starts: a file with one JSON text a line, which only its owner can
/// read. A history that cannot be kept keeps nobody from working, so that failures are not told.
struct HistoryFile: Sendable {
  /// How much of it is read.
  static let limit = 1_000
  /// From this size on a start makes the file shorter.
  static let largest = 1 << 20
  /// Longer texts are not worth bringing back by hand.
  static let longest = 1 << 15

  /// Where it is.
  let path: String

  /// The file of a project below `$XDG_STATE_HOME`, else below `~/.local/state`.
  init(resourceID: String, environment: [String: String]) {
    path = StateFolder.path(environment) + "/history/" + Digest.text(resourceID) + ".jsonl"
  }

  /// A file of one's own choice.
  init(path: String) {
    self.path = path
  }

  /// What was said, oldest first; lines that are none are left out.
  func read() -> [String] {
    guard let data = FileManager.default.contents(atPath: path) else { return [] }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n").suffix(HistoryFile.limit)
    if data.count > HistoryFile.largest { shorten(to: lines) }
    return lines.compactMap { (try? JSON(parsing: String($0)))?.string }
  }

  /// Adds a text. Any number of programs may do so at once.
  func append(_ text: String) {
    guard text.utf8.count <= HistoryFile.longest else { return }
    StateFolder.make(parentOf: path)
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return }
    write(all: JSON.string(text).text() + "\n", to: descriptor)
    close(descriptor)
  }

  /// What another program adds meanwhile may be lost.
  private func shorten(to lines: ArraySlice<Substring>) {
    try? PrivateFile(path: path).write(lines.joined(separator: "\n") + "\n")
  }
}
