import Harness

/// Makes events of the pieces of one streamed answer in responses. An item that is whole counts more than the
/// pieces it came in.
struct ResponsesDecoder: AnswerFormat {
  static let title = "a stream of responses"
  static let addressFault = "lacks its /v1"

  /// What was announced of an item that is not whole yet.
  private struct Item {
    var callID: String?
    var text = ""
    var arguments = ""
    var hasThought = false
  }

  private var items: [Int: Item] = [:]
  private var whole: Set<Int> = []
  private var usage: JSON?
  private var incompleteReason: String?
  private var hasCalls = false
  private var isCallCut = false

  /// The answer has a last piece of its own: without it something is missing.
  var isFinished: Bool { false }

  var pause: PausedTurn? { nil }

  mutating func take(_ piece: JSON, into batch: inout EventBatch) throws(AnswerFault) -> Bool {
    let index = piece["output_index"]?.int ?? 0
    let delta = piece["delta"]?.string ?? ""
    switch piece["type"]?.string {
    case "response.output_item.added":
      if let item = piece["item"] { begin(item, at: index, into: &batch) }
    case "response.output_text.delta", "response.refusal.delta":
      guard !delta.isEmpty else { break }
      items[index, default: Item()].text += delta
      batch.append(.text(delta))
    case "response.reasoning_summary_part.added":
      if items[index]?.hasThought == true { batch.append(.thinking("\n\n")) }
    case "response.reasoning_summary_text.delta", "response.reasoning_text.delta":
      guard !delta.isEmpty else { break }
      items[index, default: Item()].hasThought = true
      batch.append(.thinking(delta))
    case "response.function_call_arguments.delta":
      guard let id = items[index]?.callID, !delta.isEmpty else { break }
      items[index]?.arguments += delta
      batch.append(.toolCallArguments(id: id, delta: delta))
    case "response.output_item.done":
      if let item = piece["item"] { end(item, at: index, into: &batch) }
    case "response.completed", "response.incomplete", "response.done":
      take(response: piece["response"] ?? .null, into: &batch)
      return true
    case "response.failed", "response.cancelled":
      let error = piece["response"]?["error"].flatMap { $0.isNull ? nil : $0 }
      throw .refusal(["error": error ?? ["message": "the answer failed", "code": "server_error"]])
    case "error": throw .refusal(piece)
    default: break
    }
    return false
  }

  mutating func take(document: JSON, into batch: inout EventBatch) throws(AnswerFault) -> Bool {
    guard document["output"]?.array != nil else { return false }
    take(response: document, into: &batch)
    return true
  }

  mutating func finish(into batch: inout EventBatch) {
    if let usage { batch.append(.usage(TokenUsage(responses: usage))) }
    batch.append(.finished(reason))
  }

  private var reason: FinishReason {
    if hasCalls { return isCallCut ? .length : .toolCalls }
    return switch incompleteReason {
    case "content_filter": .contentFilter("")
    case nil: .stop
    default: .length
    }
  }

  private mutating func take(response: JSON, into batch: inout EventBatch) {
    if let usage = response["usage"], usage.object != nil { self.usage = usage }
    incompleteReason = response["incomplete_details"]?["reason"]?.string
    if incompleteReason == nil, response["status"] == "incomplete" { incompleteReason = "unknown" }
    for (index, item) in (response["output"]?.array ?? []).enumerated() where !whole.contains(index) {
      end(item, at: index, into: &batch)
    }
  }

  private mutating func begin(_ item: JSON, at index: Int, into batch: inout EventBatch) {
    guard items[index] == nil else { return }
    items[index] = Item()
    guard item["type"] == "function_call" else { return }
    let id = [item["call_id"]?.string, item["id"]?.string].lazy.compactMap { $0 }.first { !$0.isEmpty }
    items[index]?.callID = id ?? "call_\(index)"
    batch.append(.toolCallStarted(id: id ?? "call_\(index)", name: item["name"]?.string ?? ""))
  }

  private mutating func end(_ item: JSON, at index: Int, into batch: inout EventBatch) {
    guard whole.insert(index).inserted else { return }
    begin(item, at: index, into: &batch)
    guard let known = items.removeValue(forKey: index) else { return }
    switch item["type"]?.string {
    case "message":
      let text = (item["content"]?.array ?? []).compactMap { $0["text"]?.string ?? $0["refusal"]?.string }
        .joined()
      // What was shown is not taken back.
      if text.utf8.starts(with: known.text.utf8), text.utf8.count > known.text.utf8.count {
        batch.append(
          .text(String(decoding: text.utf8.dropFirst(known.text.utf8.count), as: UTF8.self)))
      }
    case "reasoning": end(reasoning: item, known, into: &batch)
    case "function_call":
      guard let id = known.callID else { return }
      let arguments = item["arguments"]?.string ?? known.arguments
      isCallCut = item["status"] == "incomplete"
      hasCalls = true
      let isBlank = arguments.allSatisfy(\.isWhitespace)
      batch.append(
        .toolCall(
          id: id, name: item["name"]?.string ?? "", arguments: isBlank ? isCallCut ? "{" : "{}" : arguments))
    default: break
    }
  }

  /// The whole item is what goes back, but for its state, which the server refuses.
  private func end(reasoning item: JSON, _ known: Item, into batch: inout EventBatch) {
    if !known.hasThought {
      let parts = (item["summary"]?.array ?? []) + (item["content"]?.array ?? [])
      let text = parts.compactMap { $0["text"]?.string }.joined(separator: "\n\n")
      if !text.isEmpty { batch.append(.thinking(text)) }
    }
    guard case .object(var object) = item, object["encrypted_content"]?.string != nil else { return }
    object["status"] = nil
    batch.append(.thinkingSignature(JSON.object(object).text()))
  }
}

extension TokenUsage {
  /// Reads the `usage` of a response. Cached tokens are part of those of the request.
  init(responses usage: JSON) {
    self.init(
      promptTokens: usage["input_tokens"]?.int ?? 0, completionTokens: usage["output_tokens"]?.int ?? 0,
      totalTokens: usage["total_tokens"]?.int,
      reasoningTokens: usage["output_tokens_details"]?["reasoning_tokens"]?.int,
      cachedInputTokens: usage["input_tokens_details"]?["cached_tokens"]?.int,
      cacheCreationInputTokens: usage["input_tokens_details"]?["cache_write_tokens"]?.int, raw: usage)
  }
}
