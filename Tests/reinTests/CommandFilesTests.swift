import Foundation
import TUI
import Testing
import Workspace

@testable import rein

@Suite struct CommandFilesTests {
  private let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    .appending(path: "rein-\(UUID().uuidString)").path()
  private var own: String { folder + "/own" }

  private func write(_ text: String, _ path: String) throws {
    let url = URL(filePath: folder + "/" + path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: true, encoding: .utf8)
  }

  @Test func `commands come from both folders, and the person's goes before the project's`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write("---\ndescription: \"Look at it\"\n---\n\nReview $ARGUMENTS", "own/review.md")
    try write("# Fix it\n\nFix @README.md", "project/.rein/commands/fix.md")
    try write("Other", "project/.rein/commands/review.md")
    try write("no", "project/.rein/commands/notes.txt")
    let files = CommandFiles(own: own, in: try Workspace(root: folder + "/project"))
    #expect(
      files.commands == [
        CustomCommand(name: "review", summary: "Look at it", text: "\nReview $ARGUMENTS", origin: .own),
        CustomCommand(name: "fix", summary: "Fix it", text: "# Fix it\n\nFix @README.md", origin: .project),
      ])
    #expect(files.problems == [])
  }

  @Test func `what cannot be a command is said`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try write("x", "project/.rein/commands/My Command.md")
    try write("x", "project/.rein/commands/quit.md")
    try write("secret", "secret.md")
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/project/.rein/commands/out.md", withDestinationPath: folder + "/secret.md")
    let files = CommandFiles(own: own, in: try Workspace(root: folder + "/project"))
    #expect(files.commands == [])
    #expect(files.problems.count == 3)
    #expect(
      files.problems.contains(
        ".rein/commands/My Command.md is no command: names have small letters, digits, - and _ only."))
    #expect(files.problems.contains(".rein/commands/quit.md is no command: rein has one named quit."))
  }
}

@Suite struct KeySettingsTests {
  private func problem(_ text: String) -> String? {
    do {
      let settings = try Settings(text: text, path: "config.toml")
      _ = try KeySettings.map(settings.keys, custom: [])
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func `keys are read by place`() throws {
    let settings = try Settings(
      text: "[keys.composer]\n\"ctrl+x\" = \"open-editor\"\n[keys.all]\n\"ctrl+q\" = \"quit\"", path: "c")
    #expect(
      Set(settings.keys.map(\.binding)) == [
        KeyBinding(context: "composer", key: "ctrl+x", command: "open-editor"),
        KeyBinding(context: "all", key: "ctrl+q", command: "quit"),
      ])
  }

  @Test func `what is wrong is said with its line, in the section it stands in`() {
    let fine = "[keys.composer]\n\"ctrl+x\" = \"open-editor\"\n\n"
    #expect(
      problem(fine + "[keys.queue]\n\"ctrl+x\" = \"open-editor\"")
        == "config.toml, line 5: open-editor means nothing in queue, only in composer, reply.")
    #expect(
      problem(fine + "\"control+x\" = \"undo\"")?.contains("ctrl+x is given to two commands in composer")
        == true)
    #expect(problem("[keys.box]\n\"ctrl+x\" = \"quit\"")?.hasPrefix("config.toml, line 1: ") == true)
    #expect(problem("[keys.queue]\n\"ctrl+x\" = 1")?.hasPrefix("config.toml, line 2: ") == true)
  }
}
