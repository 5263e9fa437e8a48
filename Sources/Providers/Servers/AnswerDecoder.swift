import Harness

/// Makes events of the bytes of an answer with status 200, whatever form the server gave it: a stream of
/// events, one JSON document, or the web page of a proxy.
struct AnswerDecoder<Format: AnswerFormat>: Sendable {
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
  private var format: Format
  private var document: [UInt8] = []
  private var sawPiece = false

  /// Whether everything has come; what follows is of no interest.
  private(set) var isDone = false
  /// What was decoded and not yet taken.
  var batch = EventBatch()

  init(_ format: Format, place: String, failure: @escaping @Sendable (JSON) -> ProviderError) {
    self.place = place
    self.failure = failure
    self.format = format
  }

  /// What must be sent along to continue, when the server paused.
  var pause: PausedTurn? { format.pause }

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
        let piece = try? JSON(parsing: String(decoding: last.data, as: UTF8.self))
      {
        try take(piece)
      } else if !sawPiece, parser.hasForeignLines {
        throw ProviderError(
          .malformed, "\(place) answered with something else than \(Format.title): check the base URL")
      }
      guard format.isFinished || isDone else {
        throw error ?? lost("in the middle of the answer")
      }
      if !isDone { try end() }
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
      try end()
      return
    }
    let piece: JSON
    do {
      piece = try event.data.withUnsafeBytes { try JSON(parsing: $0) }
    } catch {
      throw ProviderError(.malformed, "\(place) sent a piece of its answer that is \(error)")
    }
    if event.name == "error" { throw failure(piece) }
    try take(piece)
  }

  private mutating func take(_ piece: JSON) throws(ProviderError) {
    sawPiece = true
    try check(piece)
    let isLast: Bool
    do throws(AnswerFault) {
      isLast = try format.take(piece, into: &batch)
    } catch {
      throw words(for: error)
    }
    if isLast { try end() }
  }

  private func check(_ piece: JSON) throws(ProviderError) {
    let error = piece["error"] ?? piece[0]?["error"]
    if let error, !error.isNull { throw failure(piece) }
    if piece["object"]?.string == "error" { throw failure(piece) }
  }

  private func words(for fault: AnswerFault) -> ProviderError {
    switch fault {
    case .refusal(let json): failure(json)
    }
  }

  private mutating func takeDocument() throws(ProviderError) {
    let answer: JSON
    do {
      answer = try document.withUnsafeBytes { try JSON(parsing: $0) }
    } catch {
      throw ProviderError(.malformed, "\(place) sent an answer that is \(error)")
    }
    try check(answer)
    let isAnswer: Bool
    do throws(AnswerFault) {
      isAnswer = try format.take(document: answer, into: &batch)
    } catch {
      throw words(for: error)
    }
    guard isAnswer else { throw failure(answer) }
    try end()
  }

  private mutating func end() throws(ProviderError) {
    isDone = true
    do throws(AnswerFault) {
      try format.finish(into: &batch)
    } catch {
      throw words(for: error)
    }
  }

  private func lost(_ when: String) -> ProviderError {
    ProviderError(.network, "connection to \(place) lost \(when)", isRetryable: true)
  }

  private var page: ProviderError {
    ProviderError(
      .malformed,
      "\(place) answered with a web page: a proxy or a login may be in between, or the base URL \(Format.addressFault)"
    )
  }
}
