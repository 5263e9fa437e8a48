import Foundation
import Harness
import Testing
import Workspace

@testable import rein

@Suite struct InstructionsTests {
  private func instructions(_ files: [String: String], in folder: String = "") throws -> (
    Instructions, String
  ) {
    let base = FileManager.default.temporaryDirectory.appending(path: "rein-\(UUID().uuidString)")
    for (path, text) in files {
      let url = base.appending(path: path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    let root = base.appending(path: "project")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    var instructions = Instructions(
      workspace: try Workspace(root: root.path()), folder: root.appending(path: folder).path(),
      ownFile: base.appending(path: "own/AGENTS.md").path(), ownText: "Say please.")
    instructions.mark = "m"
    return (instructions, base.path())
  }

  @Test func `a project's text is marked as the project's`() throws {
    let (instructions, base) = try instructions([
      "project/AGENTS.md": "Use tabs.", "own/AGENTS.md": "Be brief.",
    ])
    defer { try? FileManager.default.removeItem(atPath: base) }
    let parts = instructions.parts(now: Date(timeIntervalSince1970: 0))
    #expect(parts.map(\.origin) == ["rein", instructions.ownFile, "config.toml", "AGENTS.md"])
    #expect(parts[0].text.contains("Today is 1970-01-01."))
    #expect(parts[1].text == "The person wants in every project:\n\nBe brief.")
    #expect(parts[2].text == "The person wants in every project:\n\nSay please.")
    #expect(parts[3].text.hasSuffix("goes before it.\n[AGENTS.md m]\nUse tabs.\n[AGENTS.md m]"))
    #expect(instructions.text(now: Date(timeIntervalSince1970: 0)).components(separatedBy: "\n\n").count > 5)
  }

  @Test func `what is too long is cut, and both the model and the person are told`() throws {
    let (instructions, base) = try instructions(["project/AGENTS.md": String(repeating: "é", count: 20_000)])
    defer { try? FileManager.default.removeItem(atPath: base) }
    let part = try #require(instructions.parts(now: Date()).last)
    #expect(part.note == "cut: the last 7232 bytes of AGENTS.md are left out")
    #expect(part.text.contains("é\n(cut: the last 7232 bytes of AGENTS.md are left out)\n[AGENTS.md m]"))
  }
}
