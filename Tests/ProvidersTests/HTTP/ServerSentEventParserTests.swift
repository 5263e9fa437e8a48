import Harness
import Testing

@testable import Providers

@Suite struct ServerSentEventParserTests {
  private func events(_ pieces: [[UInt8]]) throws -> [String] {
    var parser = ServerSentEventParser()
    var events: [ServerSentEvent] = []
    for piece in pieces { events += try parser.take(piece) }
    if let last = parser.finish() { events.append(last) }
    return events.map { "\($0.name)|\(String(decoding: $0.data, as: UTF8.self))" }
  }

  @Test(arguments: [
    ("data: a\n\ndata:b\n\n", ["|a", "|b"]),
    ("data: a\r\rdata: b\r\r", ["|a", "|b"]),
    ("data: a\r\n\r\ndata: b\r\n\r\n", ["|a", "|b"]),
    ("event: x\ndata: a\ndata:  b\nid: 7\nretry: 3\n\n", ["x|a\n b"]),
    (": ping\n\n: ping\n\ndata: a\n\n", ["|a"]),
    ("\u{FEFF}data: a\n\n", ["|a"]),
    ("data: a\u{2028}b\u{85}c\n\n", ["|a\u{2028}b\u{85}c"]),
    ("data: ü👋\n\n", ["|ü👋"]),
    ("data\n\n", ["|"]),
    ("event: lonely\n\ndata: a\n\n", ["|a"]),
    ("data: unfinished", ["|unfinished"]),
    ("data: a\n", ["|a"]),
    ("dat", []),
    ("", []),
  ])
  func `lines become events, wherever they are cut`(stream: String, expected: [String]) throws {
    let bytes = Array(stream.utf8)
    #expect(try events([bytes]) == expected)
    #expect(try events(bytes.map { [$0] }) == expected)
    for cut in 0...bytes.count {
      #expect(try events([Array(bytes[..<cut]), Array(bytes[cut...])]) == expected)
    }
  }

  @Test func `an event without an end is an error, not all of the memory`() throws {
    var parser = ServerSentEventParser(mostBytes: 1 << 20)
    let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 19)
    #expect(try parser.take(piece).isEmpty && parser.take(piece).isEmpty)
    #expect(throws: ProviderError(.malformed, "the server sent an event of more than 1 MiB")) {
      _ = try parser.take([0])
    }
  }

  @Test func `a line of a megabyte is read whole`() throws {
    let text = String(repeating: "y", count: 1 << 20)
    #expect(try events([Array("data: \(text)\n\n".utf8)]) == ["|" + text])
  }
}
