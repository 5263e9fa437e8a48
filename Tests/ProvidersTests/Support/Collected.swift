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
        for event in events { batch.append(event) }
      }
    } catch let error as ProviderError {
      self.error = error
    }
    events = batch.take()
  }

  /// Decodes bytes, given in pieces.
  init(decoding pieces: [[UInt8]], usedCallIDs: Set<String> = []) {
    var decoder = Self.decoder(usedCallIDs)
    do {
      for piece in pieces { try decoder.take(piece) }
      try decoder.finish()
    } catch {
      self.error = error
    }
    events = decoder.batch.take()
  }

  /// What decoding gives when the bytes end after the first, after the second, and so on.
  static func cuts(of bytes: [UInt8]) throws -> [Collected] {
    var decoder = Self.decoder([])
    return try bytes.map { byte in
      try decoder.take([byte])
      var ending = decoder
      var error: ProviderError?
      do throws(ProviderError) { try ending.finish() } catch let failure { error = failure }
      return Collected(ending.batch.take(), error: error)
    }
  }

  private static func decoder(_ usedCallIDs: Set<String>) -> AnswerDecoder {
    AnswerDecoder(place: "host:1", usedCallIDs: usedCallIDs) { json in
      ProviderError(.request, ServerRefusal(status: nil, json: json, secret: nil).message)
    }
  }

  /// Decodes a recording, in pieces of a size.
  init(recording name: String, pieces size: Int = .max) throws {
    let bytes = try Recording.bytes(name)
    let starts = stride(from: 0, to: bytes.count, by: min(size, bytes.count))
    self.init(decoding: starts.map { Array(bytes[$0..<min($0 + min(size, bytes.count), bytes.count)]) })
  }

  /// Decodes chunks in their JSON, followed by the end of a stream.
  init(chunks: [String], usedCallIDs: Set<String> = []) {
    let stream = chunks.map { "data: \($0)\n\n" }.joined() + "data: [DONE]\n\n"
    self.init(decoding: [Array(stream.utf8)], usedCallIDs: usedCallIDs)
  }
}
