import Foundation
import Harness
import Testing

@testable import rein

@Suite struct AttachmentReaderTests {
  private let base = FileManager.default.temporaryDirectory.appending(path: "rein-\(UUID().uuidString)")
    .path()
  private var reader: AttachmentReader {
    AttachmentReader(root: base + "/project", folder: base + "/project/sub", home: base + "/home")
  }
  /// The beginning of a picture of 640 by 480.
  private let png = Data([
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 2, 0x80, 0, 0, 1, 0xE0,
  ])

  private func write(_ path: String, _ data: Data) throws {
    let url = URL(filePath: base + "/" + path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
  }

  private func image(_ name: String) -> MessagePart {
    .image(data: png.base64EncodedString(), mimeType: "image/png", filename: name)
  }

  private func text(_ content: String, _ name: String) -> MessagePart {
    .file(data: Data(content.utf8).base64EncodedString(), mediaType: "text/plain", filename: name)
  }

  @Test(arguments: [
    ("@a.png and (@b) \"@c d\"", ["a.png", "b)", "c"]), ("mail me@host.example, no", []),
    ("@\"two words.txt\" x", ["two words.txt"]), ("@ @", []), ("line\n@x", ["x"]),
  ])
  func `names stand behind an @ that begins a word`(text: String, names: [String]) {
    #expect(AttachmentReader.names(in: text) == names)
  }

  @Test func `files of the project are found from where rein was started and from its root, once each`()
    throws
  {
    defer { try? FileManager.default.removeItem(atPath: base) }
    try write("project/sub/a.png", png)
    try write("project/notes.txt", Data("hi".utf8))
    try write("home/h.txt", Data("home".utf8))
    try write("out.txt", Data("out".utf8))
    let found = reader.attachments(
      in: "See @a.png, @notes.txt. @a.png @nothing @~/h.txt and @\(base)/out.txt; not @sub or @out.txt")
    #expect(
      found
        == Attachments(parts: [
          image("a.png"), text("hi", "notes.txt"), text("home", "~/h.txt"), text("out", base + "/out.txt"),
        ]))
  }

  @Test func `a link does not lead out of the project, a path upwards does`() throws {
    defer { try? FileManager.default.removeItem(atPath: base) }
    try write("project/sub/x", Data("x".utf8))
    try write("secret.txt", Data("secret".utf8))
    try FileManager.default.createSymbolicLink(
      atPath: base + "/project/link.txt", withDestinationPath: base + "/secret.txt")
    #expect(reader.attachments(in: "@link.txt") == Attachments())
    #expect(
      reader.attachments(in: "@../../secret.txt").parts == [text("secret", "../../secret.txt")])
  }

  @Test func `what is too long is said, what no model reads stays text`() throws {
    defer { try? FileManager.default.removeItem(atPath: base) }
    try write("project/sub/big.png", png + Data(count: AttachmentReader.mostBytes))
    try write("project/sub/long.txt", Data(repeating: 0x61, count: AttachmentReader.mostTextBytes + 1))
    try write("project/sub/program", Data([0x7F, 0x45, 0x4C, 0x46, 0, 1]))
    try write("project/sub/latin", Data([0xE9, 0x20]))
    #expect(
      reader.attachments(in: "@big.png").problems
        == ["big.png has 3900024 bytes, and 3900000 are the most."])
    #expect(
      reader.attachments(in: "@long.txt").problems == [
        "long.txt has 262145 bytes, and 262144 are the most; without the @ the model can read parts of it with "
          + "its tools."
      ])
    #expect(reader.attachments(in: "@program @latin") == Attachments())
  }
}
