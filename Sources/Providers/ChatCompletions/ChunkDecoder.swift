import Harness

/// Makes events of the chunks of one streamed answer, or of a whole answer that came at once. Made for many
/// servers: what is missing is done without, what is there twice is taken once.
struct ChunkDecoder: AnswerFormat {
  static let title = "a chat completion"
  static let addressFault = "lacks its /v1"

  private var splitter = ThinkTagSplitter()
  private var calls: ToolCallAssembly
  private var details = ReasoningDetails()
  private var usage: JSON?
  private var finishReason: String?

  /// - Parameter usedCallIDs: ids of calls in the conversation, which must not be given again.
  init(usedCallIDs: Set<String>) {
    calls = ToolCallAssembly(usedIDs: usedCallIDs)
  }

  var isFinished: Bool { finishReason != nil }

  var pause: PausedTurn? { nil }

  /// Takes a chunk. The last is a word of its own, so that none here is.
  mutating func take(_ chunk: JSON, into batch: inout EventBatch) -> Bool {
    read(chunk, into: &batch)
    return false
  }

  mutating func take(document: JSON, into batch: inout EventBatch) -> Bool {
    read(document, into: &batch)
    return document["choices"]?.array != nil
  }

  private mutating func read(_ chunk: JSON, into batch: inout EventBatch) {
    if let usage = chunk["usage"], usage.object != nil { self.usage = usage }
    guard let choice = chunk["choices"]?[0] else { return }
    if let usage = choice["usage"], usage.object != nil { self.usage = usage }
    if let reason = choice["finish_reason"]?.string, !reason.isEmpty { finishReason = reason }
    guard let delta = [choice["delta"], choice["message"]].compactMap({ $0 }).first(where: { !$0.isNull })
    else {
      if let text = choice["text"]?.string { take(text: text, into: &batch) }
      return
    }
    if let more = delta["reasoning_details"]?.array { details.take(more) }
    if let thinking = reasoning(delta) { batch.append(.thinking(thinking)) }
    take(content: delta["content"], into: &batch)
    if let refusal = delta["refusal"]?.string { take(text: refusal, into: &batch) }
    if let fragments = delta["tool_calls"]?.array {
      calls.take(fragments, into: &batch)
    } else if let call = delta["function_call"], call.object != nil {
      calls.take([call], into: &batch)
    }
  }

  mutating func finish(into batch: inout EventBatch) {
    append(splitter.finish(), to: &batch)
    if let signature = details.signature { batch.append(.thinkingSignature(signature)) }
    calls.finish(into: &batch)
    if let usage { batch.append(.usage(TokenUsage(chatCompletions: usage))) }
    batch.append(.finished(reason))
  }

  /// Decided by what is there: many servers say `stop` although they call tools.
  private var reason: FinishReason {
    if !calls.isEmpty { return finishReason == "length" && calls.isCut ? .length : .toolCalls }
    return switch finishReason {
    case "length", "max_tokens", "model_length": .length
    case "content_filter": .contentFilter("")
    default: .stop
    }
  }

  /// Servers call it differently; some send it under two names at once.
  private func reasoning(_ delta: JSON) -> String? {
    let details = delta["reasoning_details"]?.array?.compactMap {
      $0["text"]?.string ?? $0["summary"]?.string
    }
    let texts = [delta["reasoning_content"]?.string, delta["reasoning"]?.string, details?.joined()]
    return texts.lazy.compactMap { $0 }.first { !$0.isEmpty }
  }

  private mutating func take(content: JSON?, into batch: inout EventBatch) {
    switch content {
    case .string(let text)?: take(text: text, into: &batch)
    case .array(let parts)?:
      for part in parts {
        if let text = part["text"]?.string ?? part.string { take(text: text, into: &batch) }
        let thinking =
          part["thinking"]?.string ?? part["thinking"]?.array?.compactMap { $0["text"]?.string }.joined()
        if let thinking, !thinking.isEmpty { batch.append(.thinking(thinking)) }
      }
    default: return
    }
  }

  private mutating func take(text: String, into batch: inout EventBatch) {
    append(splitter.take(text), to: &batch)
  }

  private func append(_ pieces: [ThinkTagSplitter.Piece], to batch: inout EventBatch) {
    for piece in pieces {
      switch piece {
      case .text(let text): batch.append(.text(text))
      case .thinking(let text): batch.append(.thinking(text))
      }
    }
  }
}

extension TokenUsage {
  /// Reads the `usage` of a chat completion. Cached tokens are part of those of the request.
  init(chatCompletions usage: JSON) {
    self.init(
      promptTokens: usage["prompt_tokens"]?.int ?? usage["input_tokens"]?.int ?? 0,
      completionTokens: usage["completion_tokens"]?.int ?? usage["output_tokens"]?.int ?? 0,
      totalTokens: usage["total_tokens"]?.int,
      reasoningTokens: usage["completion_tokens_details"]?["reasoning_tokens"]?.int,
      cachedInputTokens: usage["prompt_tokens_details"]?["cached_tokens"]?.int
        ?? usage["prompt_cache_hit_tokens"]?.int,
      raw: usage)
  }
}
