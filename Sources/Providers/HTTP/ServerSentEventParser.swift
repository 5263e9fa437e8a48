import Harness

/// Takes a stream of server-sent events apart, however it is cut into chunks. Lines end with LF, CR or CRLF and
/// with nothing else; bytes are only read as text when an event is complete, so that a character may be cut.
struct ServerSentEventParser {
  /// Longer events are an error: a server that never ends one would fill the memory.
  let mostBytes: Int

  /// Whether there were lines that no such stream has: then it is probably something else.
  private(set) var hasForeignLines = false

  private var line: [UInt8] = []
  private var event = ServerSentEvent()
  private var hasData = false
  private var skipsLineFeed = false
  private var isAtStart = true

  init(mostBytes: Int = 32 << 20) {
    self.mostBytes = mostBytes
  }

  /// The events that are complete with these bytes.
  ///
  /// - Throws: `ProviderError` when an event is longer than `mostBytes`.
  mutating func take(_ bytes: [UInt8]) throws(ProviderError) -> [ServerSentEvent] {
    var events: [ServerSentEvent] = []
    var start = bytes.startIndex
    if skipsLineFeed, let first = bytes.first {
      skipsLineFeed = false
      if first == 0x0A { start += 1 }
    }
    var position = start
    while position < bytes.endIndex {
      let byte = bytes[position]
      guard byte == 0x0A || byte == 0x0D else {
        position += 1
        continue
      }
      if line.isEmpty {
        take(line: bytes[start..<position], into: &events)
      } else {
        let whole = line + bytes[start..<position]
        line = []
        take(line: whole[...], into: &events)
      }
      position += 1
      if byte == 0x0D {
        if position == bytes.endIndex {
          skipsLineFeed = true
        } else if bytes[position] == 0x0A {
          position += 1
        }
      }
      start = position
    }
    if start < bytes.endIndex { line += bytes[start...] }
    guard line.count + event.data.count <= mostBytes else {
      throw ProviderError(.malformed, "the server sent an event of more than \(mostBytes >> 20) MiB")
    }
    return events
  }

  /// The event the stream ended in, if its last line or the blank line after it is missing. It may be cut.
  mutating func finish() -> ServerSentEvent? {
    var events: [ServerSentEvent] = []
    let rest = line
    line = []
    if !rest.isEmpty, !Self.names.contains(where: { $0.utf8.starts(with: rest) }) {
      take(line: rest[...], into: &events)
    }
    take(line: [], into: &events)
    return events.first
  }

  private mutating func take(line: ArraySlice<UInt8>, into events: inout [ServerSentEvent]) {
    var line = line
    if isAtStart {
      isAtStart = false
      if line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
    }
    guard !line.isEmpty else {
      if hasData { events.append(event) }
      event = ServerSentEvent()
      hasData = false
      return
    }
    let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
    var value = line[colon...].dropFirst()
    if value.first == 0x20 { value = value.dropFirst() }
    let name = line[..<colon]
    if name.elementsEqual("data".utf8) {
      if hasData { event.data.append(0x0A) }
      event.data += value
      hasData = true
    } else if name.elementsEqual("event".utf8) {
      event.name = String(decoding: value, as: UTF8.self)
    } else if !name.isEmpty, !Self.names.contains(where: { name.elementsEqual($0.utf8) }) {
      hasForeignLines = true
    }
  }

  private static let names = ["data", "event", "id", "retry"]
}
