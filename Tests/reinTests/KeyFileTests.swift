import Foundation
import Testing

@testable import rein

@Suite struct KeyFileTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "rein-\(UUID().uuidString)")
    .path()

  private func permissions(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func `keys are kept for their owner only, replaced and forgotten`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = KeyFile(folder: folder)
    #expect(try file.entries() == [:])
    try file.set(.key("sk-1"), of: "openai")
    try file.set(.key("sk-2"), of: "anthropic")
    try file.set(.key("sk-3"), of: "openai")
    #expect(try file.entries() == ["openai": .key("sk-3"), "anthropic": .key("sk-2")])
    #expect(try permissions(file.path) == 0o600)
    try file.set(nil, of: "openai")
    #expect(try file.entries() == ["anthropic": .key("sk-2")])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["keys.json"])
  }

  @Test func `a key may be in the keyring, which the file only says`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = KeyFile(folder: folder)
    try file.set(.inKeyring, of: "openai")
    try file.set(.key("sk-2"), of: "anthropic")
    #expect(try file.entries() == ["openai": .inKeyring, "anthropic": .key("sk-2")])
    let text = try String(contentsOfFile: file.path, encoding: .utf8)
    #expect(text == #"{"anthropic":"sk-2","openai":{"keyring":true}}"# + "\n")
  }

  @Test func `logins at once lose no key`() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = KeyFile(folder: folder)
    let names = Set((0..<20).map { "p\($0)" })
    try await withThrowingTaskGroup { group in
      for name in names { group.addTask { try file.set(.key("sk"), of: name) } }
      try await group.waitForAll()
    }
    #expect(try Set(file.entries().keys) == names)
  }

  @Test func `a file others could read is closed to them`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = KeyFile(folder: folder)
    try file.set(.key("sk-1"), of: "openai")
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)
    #expect(try file.entries() == ["openai": .key("sk-1")])
    #expect(try permissions(file.path) == 0o600)
  }

  @Test func `a link and what is no JSON are refused`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = KeyFile(folder: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data("{}".utf8).write(to: URL(filePath: folder + "/other"))
    try FileManager.default.createSymbolicLink(atPath: file.path, withDestinationPath: folder + "/other")
    #expect(throws: Failure.self) { try file.entries() }
    try FileManager.default.removeItem(atPath: file.path)
    try Data("nonsense".utf8).write(to: URL(filePath: file.path))
    #expect(throws: Failure.self) { try file.entries() }
  }

  @Test(arguments: ["", "  \n", "two words", "über", "a\u{7}b"])
  func `what cannot be a key is refused`(text: String) {
    #expect(throws: Failure.self) { try Keys.checked(text) }
  }

  @Test func `blanks around a key are not part of it`() throws {
    #expect(try Keys.checked(" sk-1\t\r") == "sk-1")
  }

  @Test func `models are counted, and the last of each mode is known`() async {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let use = ModelUseFile(folder: folder)
    await use.note("a/1", inMode: "build")
    await use.note("a/2", inMode: "plan")
    await use.note("a/1", inMode: "plan")
    #expect(await use.counts() == ["a/1": 2, "a/2": 1])
    #expect(ModelUseFile.last(inMode: "build", folder: folder) == "a/1")
    #expect(ModelUseFile.last(inMode: "plan", folder: folder) == "a/1")
    #expect(ModelUseFile.last(inMode: "chat", folder: folder) == nil)
  }
}
