import Harness
import TUI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The folder in which the chat writes threads down. It is rein's own and not the project's: what was said is for the
/// person, and not for a repository or a model.
struct ExportFolder: Sendable {
  /// Absolute; made when first needed.
  let path: String
  let bench: ThreadsBench

  /// Most characters of a title in the name of a file.
  private static let titleLimit = 40

  /// Writes a thread to a new file for its owner only. - Returns: its path.
  /// - Throws: `Failure`, what the store throws.
  func write(_ threadID: String, as form: ExportForm, now: Date) async throws -> String {
    let export = try await bench.export(of: threadID)
    let text = bench.withoutSecrets(form == .json ? export.json.text() + "\n" : export.markdown)
    try PrivateFile.make(path)
    let ending = form == .json ? "json" : "md"
    let file = "\(path)/\(Self.name(of: export.thread, now: now)).\(ending)"
    try NewFile.write(text, to: file)
    return file
  }

  /// The letters and digits of the title, and the time.
  static func name(of thread: ChatThread, now: Date) -> String {
    let words = thread.title.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
    let title = words.isEmpty ? "thread" : String(words.prefix(titleLimit))
    let time = Timestamp.text(now).filter { $0.isNumber || $0 == "T" }
    return "\(title)-\(time)"
  }
}
