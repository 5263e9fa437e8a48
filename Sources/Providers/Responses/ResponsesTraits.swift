import Harness

/// What a server that speaks responses takes, as it turned out.
struct ResponsesTraits: Hashable, Sendable {
  /// Whether it tells what was reasoned in short; some accounts may not see that.
  private(set) var tellsSummaries = true
  /// Models that do not reason, so that nothing can be asked about it.
  private(set) var modelsWithoutReasoning: Set<String> = []

  /// Learns from a refusal; `nil` when there is nothing to learn.
  mutating func learn(from refusal: ServerRefusal, model: String) -> Lesson? {
    guard refusal.status == 400 || refusal.status == 422 else { return nil }
    let words = "\(refusal.message) \(refusal.code)".lowercased()
    if tellsSummaries, words.contains("summar") {
      tellsSummaries = false
      return Lesson(notice: nil)
    }
    // A refusal of an item of the conversation is about that item and not about the model.
    let isAboutItem = words.contains("item") || words.contains("input[")
    if !isAboutItem, words.contains("encrypted") || words.contains("reasoning") || words.contains("include"),
      modelsWithoutReasoning.insert(model).inserted
    {
      return Lesson(notice: nil)
    }
    return nil
  }
}
