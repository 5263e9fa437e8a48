import Foundation
import Testing

@testable import rein

@Suite struct HistoryFileTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "rein-\(UUID().uuidString)")
    .path()
  private var path: String { folder + "/history/one.jsonl" }

  @Test func `what was said comes back in its order, for its owner alone`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = HistoryFile(path: path)
    #expect(file.read() == [])
    file.append("one")
    HistoryFile(path: path).append("two\nlines, \"quoted\"")
    #expect(file.read() == ["one", "two\nlines, \"quoted\""])
    let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(permissions == 0o600)
    let above = try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions] as? Int
    #expect(above == 0o700)
  }

  @Test func `lines that are none are left out, and too long a text is not kept`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = HistoryFile(path: path)
    file.append("one")
    file.append(String(repeating: "x", count: HistoryFile.longest + 1))
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("{cut\n".utf8))
    try handle.close()
    file.append("two")
    #expect(file.read() == ["one", "two"])
  }

  @Test func `a file that grew too large keeps the newest`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = HistoryFile(path: path)
    let text = String(repeating: "x", count: 600)
    for number in 0..<2_000 { file.append("\(number) \(text)") }
    // What a crash left must not be in the way.
    #expect(FileManager.default.createFile(atPath: path + ".new", contents: Data()))
    #expect(file.read().count == HistoryFile.limit)
    #expect(file.read().first?.hasPrefix("1000 ") == true)
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
    #expect((size ?? 0) < HistoryFile.largest)
  }
}

@Suite struct PersonalProgramTests {
  @Test func `a program is its words, without a shell`() {
    #expect(PersonalProgram.words("code --wait") == ["code", "--wait"])
    #expect(
      PersonalProgram.words(" 'my editor' -c \"set tw=72\" a\\ b ") == [
        "my editor", "-c", "set tw=72", "a b",
      ])
    #expect(PersonalProgram.words("vi $(rm x); ls") == ["vi", "$(rm", "x);", "ls"])
    #expect(PersonalProgram.words("''") == [""])
    #expect(PersonalProgram.words("\\") == [])
    #expect(PersonalProgram.editor(["EDITOR": "\\"]).words == ["vi"])
  }

  @Test func `VISUAL goes before EDITOR, and a blank one does not count`() {
    #expect(PersonalProgram.editor(["VISUAL": "a", "EDITOR": "b"]).words == ["a"])
    #expect(PersonalProgram.editor(["VISUAL": " ", "EDITOR": "b -x"]).words == ["b", "-x"])
    #expect(PersonalProgram.editor([:]).words == ["vi"])
    #expect(PersonalProgram.pager(["PAGER": "less -R"]).words == ["less", "-R"])
  }
}
