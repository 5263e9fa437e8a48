import Harness

/// What a server that speaks messages takes, as it turned out.
struct MessagesTraits: Hashable, Sendable {
  /// What is asked for when nobody says how long an answer may be: the protocol wants a number, and this one is the
  /// least that newer models take.
  static let usualOutput = 32_000

  /// Whether it takes marks that say what to keep in its cache.
  private(set) var takesCacheMarks: Bool
  /// Whether it takes a wish about thinking.
  let takesThinking: Bool
  /// Models that decide themselves how long they think, and are told how hard.
  private(set) var modelsThatAdapt: Set<String> = []
  /// Models that take no wish about thinking.
  private(set) var modelsWithoutThinking: Set<String> = []
  /// Models that take no pictures.
  private(set) var modelsWithoutPictures: Set<String> = []
  /// The most tokens of an answer, by model, where a refusal told.
  private(set) var mostOutput: [String: Int] = [:]

  init(quirks: Set<ProviderSettings.Quirk> = []) {
    takesCacheMarks = !quirks.contains(.noCacheMarks)
    takesThinking = !quirks.contains(.noThinkingLevel)
  }

  /// Learns from a refusal; `nil` when there is nothing to learn.
  mutating func learn(from refusal: ServerRefusal, about request: ModelRequest) -> Lesson? {
    let model = request.model
    if PictureRefusal.isOne(refusal, of: request), modelsWithoutPictures.insert(model).inserted {
      return PictureRefusal.lesson(refusal, model)
    }
    guard refusal.status == 400 || refusal.status == 422 else { return nil }
    if let level = request.thinking, let lesson = learnThinking(refusal.message, level, model) {
      return lesson
    }
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
  private mutating func learnThinking(_ message: String, _ level: ThinkingLevel, _ model: String) -> Lesson? {
    let words = message.lowercased()
    guard ["thinking", "effort", "output_config", "budget_tokens"].contains(where: { words.contains($0) })
    else { return nil }
    // A refusal of thinking that was said before is not about the wish.
    guard !words.contains("signature"), !words.contains("expected `thinking`") else { return nil }
    if words.contains("adaptive"), modelsThatAdapt.insert(model).inserted { return Lesson(notice: nil) }
    guard modelsWithoutThinking.insert(model).inserted else { return nil }
    return Lesson(
      notice: level == .off
        ? nil : "\(model) does not take the thinking level \(level.rawValue): it goes on without")
  }
}
