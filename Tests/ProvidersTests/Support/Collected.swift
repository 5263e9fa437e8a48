import Harness

@testable import Providers

/// All events of an answer, neighbours merged, and how it ended.
struct Collected: Hashable {
  var events: [ModelEvent] = []
  var error: ProviderError?

  init(_ events: [ModelEvent], error: ProviderError? = nil) {
    self.events = events
    self.error = error
  }

  /// Reads a stream to its end.
  init(_ stream: AsyncThrowingStream<[ModelEvent], any Error>) async throws {
    var batch = EventBatch()
    do {
      for try await events in stream {
        for event in events { batch.append(Collected.comparable(event)) }
      }
    } catch let error as ProviderError {
      self.error = error
    }
    events = batch.take()
  }

  /// Pauses have a bell of their own, so that no two are equal: they become words.
  private static func comparable(_ event: ModelEvent) -> ModelEvent {
    guard case .waiting(let wait) = event else { return event }
    return .notice("attempt \(wait.attempt) of \(wait.most) in \(wait.seconds) s: \(wait.reason)")
  }

  /// Decodes bytes of a format, given in pieces.
  init<Format: AnswerFormat>(decoding pieces: [[UInt8]], as format: Format) {
    var decoder = Self.decoder(format)
    do {
      for piece in pieces { try decoder.take(piece) }
      try decoder.finish()
    } catch {
      self.error = error
    }
    events = decoder.batch.take()
  }

  /// What decoding gives when the bytes end after the first, after the second, and so on.
  static func cuts<Format: AnswerFormat>(of bytes: [UInt8], as format: Format) throws -> [Collected] {
    var decoder = Self.decoder(format)
    return try bytes.map { byte in
      try decoder.take([byte])
      var ending = decoder
      var error: ProviderError?
      do throws(ProviderError) { try ending.finish() } catch let failure { error = failure }
      return Collected(ending.batch.take(), error: error)
    }
  }

  private static func decoder<Format: AnswerFormat>(_ format: Format) -> AnswerDecoder<Format> {
    AnswerDecoder(format, place: "host:1") { json in
      ProviderError(.request, ServerRefusal(status: nil, json: json, secrets: []).message)
    }
  }

  /// Decodes a recording, in pieces of a size.
  init<Format: AnswerFormat>(recording name: String, as format: Format, pieces size: Int = .max) throws {
    let bytes = try Recording.bytes(name)
    let size = min(size, bytes.count)
    let starts = stride(from: 0, to: bytes.count, by: size)
    self.init(decoding: starts.map { Array(bytes[$0..<min($0 + size, bytes.count)]) }, as: format)
  }

  /// Decodes a recording of chat completions, in pieces of a size.
  init(recording name: String, pieces size: Int = .max) throws {
    try self.init(recording: name, as: ChunkDecoder(usedCallIDs: []), pieces: size)
  }

  /// Decodes chunks in their JSON, followed by the end of a stream.
  init(chunks: [String], usedCallIDs: Set<String> = []) {
    let stream = chunks.map { "data: \($0)\n\n" }.joined() + "data: [DONE]\n\n"
    self.init(decoding: [Array(stream.utf8)], as: ChunkDecoder(usedCallIDs: usedCallIDs))
  }

  /// Without what a stream may lack at its end.
  var withoutUsage: [ModelEvent] { events.filter { $0.usage == nil } }

  private var said: [String] {
    var texts = ["", "", ""]
    for event in events {
      switch event {
      case .text(let text): texts[0] += text
      case .thinking(let text): texts[1] += text
      case .toolCallArguments(let id, let delta): texts[2] += "\(id) \(delta)"
      default: continue
      }
    }
    return texts
  }

  /// Whether nothing was said that is not said in the whole, in the same order.
  func said(isBeginningOf whole: Collected) -> Bool {
    zip(said, whole.said).allSatisfy { $1.hasPrefix($0) }
  }
}

extension ModelEvent {
  /// What the step used, when this event tells.
  var usage: TokenUsage? {
    if case .usage(let usage) = self { usage } else { nil }
  }
}
