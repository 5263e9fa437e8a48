import Harness

/// Makes events of the bytes of an answer with status 200, whatever form the server gave it: a stream of
/// events, one JSON document, or the web page of a proxy.
struct AnswerDecoder {
  private enum Form {
    case unknown
    case stream
    case document
    case page
  }

  /// Turns the error a server put into its answer into one for the person.
  private let failure: @Sendable (JSON) -> ProviderError
  private let place: String
  private var form = Form.unknown
  private var parser = ServerSentEventParser()
  private var chunks: ChunkDecoder
  private var document: [UInt8] = []
  private var sawChunk = false

  /// Whether everything has come; what follows is of no interest.
  private(set) var isDone = false
  /// What was decoded and not yet taken.
  var batch = EventBatch()

  init(place: String, usedCallIDs: Set<String>, failure: @escaping @Sendable (JSON) -> ProviderError) {
    self.place = place
    self.failure = failure
    chunks = ChunkDecoder(usedCallIDs: usedCallIDs)
  }

  /// Takes bytes. Events stay in `batch`, also when this throws.
  mutating func take(_ bytes: [UInt8]) throws(ProviderError) {
    if form == .unknown { recognize(bytes) }
    switch form {
    case .unknown: return
    case .stream:
      for event in try parser.take(bytes) where !isDone { try take(event) }
    case .document, .page:
      document += bytes
      guard document.count <= parser.mostBytes else {
        throw ProviderError(.malformed, "\(place) sent an answer of more than \(parser.mostBytes >> 20) MiB")
      }
    }
  }

  /// The connection ended. Events stay in `batch`, also when this throws.
  ///
  /// - Parameter error: how, if not in order.
  mutating func finish(after error: ProviderError? = nil) throws(ProviderError) {
    guard !isDone else { return }
    switch form {
    case .unknown: throw error ?? lost("before the answer began")
    case .stream:
      let last = parser.finish()
      if let last, last.data.starts(with: "[DONE]".utf8) {
        try take(last)
      } else if let last,
        let chunk = try? JSON(parsing: String(decoding: last.data, as: UTF8.self))
      {
        try take(chunk)
      } else if !sawChunk, parser.hasForeignLines {
        throw ProviderError(
          .malformed, "\(place) answered with something else than a chat completion: check the base URL")
      }
      guard chunks.isFinished || isDone else {
        throw error ?? lost("in the middle of the answer")
      }
      if !isDone { end() }
    case .page: throw page
    case .document:
      if let error { throw error }
      try takeDocument()
    }
  }

  private mutating func recognize(_ bytes: [UInt8]) {
    document += bytes
    guard let first = document.first(where: { $0 > 0x20 && $0 < 0x80 }) else { return }
    switch first {
    case UInt8(ascii: "{"), UInt8(ascii: "["): form = .document
    case UInt8(ascii: "<"): form = .page
    default: form = .stream
    }
    // What was kept for the decision is given to the reader with the bytes that decided it.
    document.removeLast(bytes.count)
    if form == .stream { document = [] }
  }

  private mutating func take(_ event: ServerSentEvent) throws(ProviderError) {
    let text = event.data.drop { $0 <= 0x20 }
    guard !text.isEmpty else { return }
    if text.starts(with: "[DONE]".utf8) {
      end()
      return
    }
    let chunk: JSON
    do {
      chunk = try event.data.withUnsafeBytes { try JSON(parsing: $0) }
    } catch {
      throw ProviderError(.malformed, "\(place) sent a piece of its answer that is \(error)")
    }
    if event.name == "error" { throw failure(chunk) }
    try take(chunk)
  }

  private mutating func take(_ chunk: JSON) throws(ProviderError) {
    sawChunk = true
    if let error = chunk["error"], !error.isNull { throw failure(chunk) }
    if chunk["object"]?.string == "error" { throw failure(chunk) }
    chunks.take(chunk, into: &batch)
  }

  private mutating func takeDocument() throws(ProviderError) {
    let answer: JSON
    do {
      answer = try document.withUnsafeBytes { try JSON(parsing: $0) }
    } catch {
      throw ProviderError(.malformed, "\(place) sent an answer that is \(error)")
    }
    try take(answer)
    guard answer["choices"]?.array != nil else { throw failure(answer) }
    end()
  }

  private mutating func end() {
    chunks.finish(into: &batch)
    isDone = true
  }

  private func lost(_ when: String) -> ProviderError {
    ProviderError(.network, "connection to \(place) lost \(when)", isRetryable: true)
  }

  private var page: ProviderError {
    ProviderError(
      .malformed,
      "\(place) answered with a web page: a proxy or a login may be in between, or the base URL lacks its /v1"
    )
  }
}
