import Harness

/// What a server that speaks messages takes, as it turned out.
struct MessagesTraits: Hashable, Sendable {
  /// What is asked for when nobody says how long an answer may be: the protocol wants a number, and this one is the
  /// least that newer models take.
  static let usualOutput = 32_000

  /// Whether it takes marks that say what to keep in its cache.
  private(set) var takesCacheMarks = true
  /// The most tokens of an answer, by model, where a refusal told.
  private(set) var mostOutput: [String: Int] = [:]

  /// Learns from a refusal; `nil` when there is nothing to learn.
  mutating func learn(from refusal: ServerRefusal, model: String) -> Lesson? {
    guard refusal.status == 400 || refusal.status == 422 else { return nil }
    if takesCacheMarks, refusal.message.contains("cache_control") {
      takesCacheMarks = false
      return Lesson(notice: nil)
    }
    // "max_tokens: 32000 > 8192, which is the maximum allowed number of output tokens for ..."
    if mostOutput[model] == nil, refusal.message.contains("max_tokens:"),
      let mark = refusal.message.firstRange(of: " > "),
      let number = Int(refusal.message[mark.upperBound...].prefix { $0.isASCII && $0.isNumber }), number > 0
    {
      mostOutput[model] = number
      return Lesson(notice: nil)
    }
    return nil
  }
}
