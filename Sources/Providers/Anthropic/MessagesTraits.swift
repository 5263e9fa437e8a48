import Harness

/// What a server that speaks messages takes, as it turned out.
struct MessagesTraits: LearningTraits, Hashable {
  /// What is asked for when nobody says how long an answer may be: the protocol wants a number, and this one is the
  /// least that newer models take.
  static let usualOutput = 32_000

  /// Whether it takes marks that say what to keep in its cache.
  private(set) var takesCacheMarks: Bool
  /// Whether it takes a wish about thinking.
  let takesThinking: Bool
  /// Models that turned out to decide themselves how long they think.
  private var modelsThatAdapt: Set<String> = []
  /// Models that turned out not to, whatever their names say.
  private var modelsWithBudget: Set<String> = []
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

  /// Whether a model decides itself how long it thinks, and is told how hard.
  func adapts(_ model: String) -> Bool {
    modelsThatAdapt.contains(model) || !modelsWithBudget.contains(model) && Self.isKnownToAdapt(model)
  }

  /// Those of version 4.6 and later do: `claude-opus-4-6`, `claude-sonnet-5-20270101`.
  private static func isKnownToAdapt(_ model: String) -> Bool {
    let words = model.split(separator: "-")
    guard words.count >= 3, words[0] == "claude", Int(words[1]) == nil, let major = Int(words[2]) else {
      return false
    }
    // Behind a version without a second number stands the date, if anything.
    let minor = words.count > 3 && words[3].count < 3 ? Int(words[3]) ?? 0 : 0
    return (major, minor) >= (4, 6) && major < 100
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
    if words.contains("adaptive") {
      let isNew =
        adapts(model) ? modelsWithBudget.insert(model).inserted : modelsThatAdapt.insert(model).inserted
      if isNew { return Lesson(notice: nil) }
    }
    guard modelsWithoutThinking.insert(model).inserted else { return nil }
    return Lesson(
      notice: level == .off
        ? nil : "\(model) does not take the thinking level \(level.rawValue): it goes on without")
  }
}
