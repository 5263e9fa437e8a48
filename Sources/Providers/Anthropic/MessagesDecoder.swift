import Harness

/// Makes events of the pieces of one streamed answer in messages.
struct MessagesDecoder: AnswerFormat {
  static let title = "a stream of messages"
  static let addressFault = "is wrong"
  /// A turn that pauses more often is taken as ended.
  static let mostPauses = 20

  private var blocks: [Int: MessagesBlock] = [:]
  /// What the model said in this turn, to be sent back if it pauses.
  private var content: [JSON] = []
  /// The last call, until it is known whether it was cut.
  private var heldCall: MessagesBlock?
  private var usage: JSON?
  private var stopReason: String?
  private var stopDetails: JSON?
  private let earlier: PausedTurn?

  /// - Parameter pause: the turn this answer continues.
  init(continuing pause: PausedTurn? = nil) {
    earlier = pause
  }

  var isFinished: Bool { stopReason != nil }

  var pause: PausedTurn? {
    guard stopReason == "pause_turn", (earlier?.count ?? 0) < Self.mostPauses, !content.isEmpty else {
      return nil
    }
    return PausedTurn(
      content: (earlier?.content ?? []) + content, usage: wholeUsage ?? TokenUsage(),
      count: (earlier?.count ?? 0) + 1)
  }

  mutating func take(_ piece: JSON, into batch: inout EventBatch) -> Bool {
    let index = piece["index"]?.int ?? 0
    switch piece["type"]?.string {
    case "message_start":
      merge(piece["message"]?["usage"])
    case "content_block_start":
      guard let block = piece["content_block"] else { break }
      close(index, into: &batch)
      begin(MessagesBlock(block, index: index), at: index, into: &batch)
    case "content_block_delta":
      guard let delta = piece["delta"] else { break }
      blocks[index]?.take(delta, into: &batch)
    case "content_block_stop":
      close(index, into: &batch)
    case "message_delta":
      merge(piece["usage"])
      if let reason = piece["delta"]?["stop_reason"]?.string { stopReason = reason }
      if let details = piece["delta"]?["stop_details"], !details.isNull { stopDetails = details }
    case "message_stop": return true
    default: break
    }
    return false
  }

  mutating func take(document: JSON, into batch: inout EventBatch) -> Bool {
    guard let parts = document["content"]?.array else { return false }
    merge(document["usage"])
    for (index, part) in parts.enumerated() {
      begin(MessagesBlock(part, index: index), at: index, into: &batch)
      close(index, into: &batch)
    }
    stopReason = document["stop_reason"]?.string ?? "end_turn"
    stopDetails = document["stop_details"]
    return true
  }

  mutating func finish(into batch: inout EventBatch) throws(AnswerFault) {
    for index in blocks.keys.sorted() { close(index, into: &batch) }
    let hasCalls = heldCall != nil
    let isCut = stopReason == "max_tokens" && heldCall?.isWhole == false
    heldCall?.complete(isCut: isCut, into: &batch)
    heldCall = nil
    if pause != nil { return }
    if let wholeUsage { batch.append(.usage(wholeUsage)) }
    if hasCalls {
      batch.append(.finished(isCut ? .length : .toolCalls))
      return
    }
    switch stopReason {
    case "max_tokens": batch.append(.finished(.length))
    case "refusal": batch.append(.finished(.contentFilter(stopDetails?["explanation"]?.string ?? "refusal")))
    case "model_context_window_exceeded":
      throw .refusal([
        "error": [
          "code": "model_context_window_exceeded", "message": "the answer reached the end of the context",
        ]
      ])
    default: batch.append(.finished(.stop))
    }
  }

  private mutating func begin(_ block: MessagesBlock, at index: Int, into batch: inout EventBatch) {
    heldCall?.complete(isCut: false, into: &batch)
    heldCall = nil
    block.start(into: &batch)
    blocks[index] = block
  }

  private mutating func close(_ index: Int, into batch: inout EventBatch) {
    guard let block = blocks.removeValue(forKey: index) else { return }
    block.end(into: &batch)
    content.append(block.json)
    if block.isCall { heldCall = block }
  }

  /// Numbers are totals, so that later ones replace earlier ones.
  private mutating func merge(_ more: JSON?) {
    guard case .object(let more)? = more else { return }
    guard case .object(var known)? = usage else {
      usage = .object(more)
      return
    }
    for (name, value) in more where !value.isNull { known[name] = value }
    usage = .object(known)
  }

  private var wholeUsage: TokenUsage? {
    guard let usage else { return earlier?.usage }
    guard var sum = earlier?.usage else { return TokenUsage(messages: usage) }
    sum.add(TokenUsage(messages: usage))
    return sum
  }
}

extension TokenUsage {
  /// Reads the `usage` of a message. What was read from the cache or written to it is counted apart there.
  init(messages usage: JSON) {
    // Whatever a server sends, the sum of three must not overflow.
    func tokens(_ name: String) -> Int? { usage[name]?.int.map { min(max(0, $0), 1 << 40) } }
    let read = tokens("cache_read_input_tokens")
    let written = tokens("cache_creation_input_tokens")
    let details = usage["output_tokens_details"]
    self.init(
      promptTokens: (tokens("input_tokens") ?? 0) + (read ?? 0) + (written ?? 0),
      completionTokens: usage["output_tokens"]?.int ?? 0,
      reasoningTokens: details?["thinking_tokens"]?.int ?? details?["reasoning_tokens"]?.int,
      cachedInputTokens: read, cacheCreationInputTokens: written, raw: usage)
  }
}
