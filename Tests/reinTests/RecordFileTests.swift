import Foundation
import Testing

@testable import rein

@Suite struct RecordFileTests {
  private let path = FileManager.default.temporaryDirectory.appending(path: "rein-\(UUID().uuidString)")
    .path()

  private func content() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  @Test func `a line is in the file at once, and only its owner can read it`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(
      FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o644]))
    let file = try RecordFile(path: path, secrets: Secrets([]))
    try file.append("{\"a\":1}")
    #expect(try content() == "{\"a\":1}\n")
    let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(permissions == 0o600)
  }

  @Test func `what was there stays, and a line that was cut off is ended`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data("{\"old\":1}\n{\"cut".utf8).write(to: URL(filePath: path))
    let file = try RecordFile(path: path, secrets: Secrets([]))
    try file.append("new")
    #expect(try content() == "{\"old\":1}\n{\"cut\nnew\n")
  }

  @Test func `keys never reach the file`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let file = try RecordFile(path: path, secrets: Secrets(["sk-12345678", "yes", ""]))
    try file.append("sk-12345678 yes sk-1234567 sk-12345678sk-12345678!")
    #expect(try content() == "[removed] yes sk-1234567 [removed][removed]!\n")
  }

  @Test func `a file takes the record of one program at a time`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    do {
      let file = try RecordFile(path: path, secrets: Secrets([]))
      #expect(throws: Failure.self) { try RecordFile(path: path, secrets: Secrets([])) }
      try file.append("one")
    }
    try RecordFile(path: path, secrets: Secrets([])).append("two")
    #expect(try content() == "one\ntwo\n")
  }

  @Test func `what is no ordinary file is refused`() {
    #expect(throws: Failure.self) { try RecordFile(path: "/dev/null", secrets: Secrets([])) }
    #expect(throws: Failure.self) { try RecordFile(path: "/", secrets: Secrets([])) }
    #expect(throws: Failure.self) { try RecordFile(path: "/nowhere/at/all", secrets: Secrets([])) }
  }
}
