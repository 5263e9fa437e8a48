import Harness
import Synchronization
import Testing

@testable import Workspace

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct CommandOutputTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private final class Received: Sendable {
    let progress = Mutex<[ToolProgress]>([])

    var context: ToolContext {
      ToolContext(emit: { progress in self.progress.withLock { $0.append(progress) } })
    }
  }

  @Test func `a hundred million bytes are streamed in bounded memory and kept whole`() async throws {
    let received = Received()
    let output = try await folder.call(
      "execute_command",
      ["command": "head -c 100000000 /dev/zero | tr '\\0' x; echo end"], received.context)
    guard case .terminal(let terminal) = output.blocks.first else {
      Issue.record("no terminal output")
      return
    }
    #expect(terminal.text.utf8.count < 32 << 10)
    #expect(terminal.text.hasPrefix("xxx"))
    #expect(terminal.text.hasSuffix("xxx\nend\n") || terminal.text.hasSuffix("xxxend\n"))
    #expect(terminal.text.contains("\n[... 95 MB left out here ...]\n"))
    let path = try #require(terminal.fullOutputPath)
    let status = try FileStatus(of: path)
    #expect(status.size == 100_000_004)
    #expect(status.mode == 0o600)
    #expect(try FileStatus(of: folder.above + "/output").mode == 0o700)

    let live = received.progress.withLock { $0 }.reduce(into: 0) { count, progress in
      if case .output(let text, _) = progress { count += text.utf8.count }
    }
    #expect(live > 0 && live <= (LiveOutput.limit + LiveOutput.rate) * 11 / 10)
  }

  private func append(
    _ pieces: [[UInt8]], limit: Int = CommandOutput.fileLimit
  ) throws -> (text: String, note: String, path: String?) {
    var output = CommandOutput(in: OutputFolder(path: folder.above + "/output"), fileLimit: limit)
    for piece in pieces { output.append(piece) }
    return (output.text, output.note, output.path)
  }

  @Test func `up to 30 KB nothing is left out and no file is made`() throws {
    let bytes = Array(repeating: UInt8(ascii: "x"), count: 30 << 10)
    let all = try append([Array(bytes.prefix(1000)), Array(bytes.dropFirst(1000))])
    #expect(all.text.utf8.elementsEqual(bytes))
    #expect(all.path == nil)
    #expect(try append([bytes, [0x79]]).path != nil)
  }

  @Test func `the middle is left out between lines`() throws {
    let lines = (1...10_000).map { "line \($0)\n" }
    let all = try append(lines.map { Array($0.utf8) })
    let parts = all.text.split(separator: "\n[... ")
    #expect(parts.count == 2)
    #expect(parts[0].hasPrefix("line 1\n"))
    #expect(lines.contains((parts[0].split(separator: "\n").last ?? "") + "\n"))
    let tail = parts[1].split(separator: "\n").dropFirst()
    #expect(lines.contains((tail.first ?? "") + "\n"))
    #expect(tail.last == "line 10000")
    let path = try #require(all.path)
    #expect(folder.text(path) == lines.joined())
  }

  @Test func `without lines the cut does not go through a character`() throws {
    let all = try append([Array(String(repeating: "\u{1F600}", count: 20_000).utf8)])
    #expect(!all.text.contains("\u{FFFD}"))
  }

  @Test func `the kept file has a limit, and says so`() throws {
    let all = try append(
      [[UInt8]](repeating: Array(repeating: 0x78, count: 10_000), count: 10), limit: 50_000)
    #expect(all.note == "only the first 49 KB of the output were kept")
    #expect(folder.bytes(try #require(all.path))?.count == 50_000)
  }

  @Test func `a folder that cannot be used costs only the whole output`() throws {
    try folder.write("a file", to: "taken")
    var output = CommandOutput(in: OutputFolder(path: folder.root + "/taken/output"))
    output.append(Array(repeating: 0x78, count: 40_000))
    let note = output.note
    #expect(
      note
        == "the whole output could not be kept (\(folder.root)/taken/output: a part of the path is not a folder)"
    )
    #expect(output.path == nil)
  }

  @Test func `files a week old are removed when a new one is made`() throws {
    let output = OutputFolder(path: folder.above + "/output")
    let first = try output.makeFile()
    let second = try output.makeFile()
    var times = [timeval(tv_sec: 1_000_000, tv_usec: 0), timeval(tv_sec: 1_000_000, tv_usec: 0)]
    try #require(utimes(first.path, &times) == 0)
    let third = try output.makeFile()
    for file in [first, second, third] { close(file.descriptor) }
    #expect(
      try Folder.names(in: output.path).map { output.path + "/" + $0 } == [second.path, third.path].sorted())
  }
}
