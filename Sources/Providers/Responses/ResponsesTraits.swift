import Harness

/// What a server that speaks responses takes, as it turned out.
struct ResponsesTraits: LearningTraits, Hashable {
  /// Whether it tells what was reasoned in short; some accounts may not see that.
  private(set) var tellsSummaries = true
  /// Models that do not reason, so that nothing can be asked about it.
  private(set) var modelsWithoutReasoning: Set<String> = []

  /// Whether it takes a thinking level.
  let takesEffort: Bool
  /// The words for how much a model thinks.
  private(set) var efforts = ThinkingWords()
  /// Models that take no pictures.
  private(set) var modelsWithoutPictures: Set<String> = []

  init(quirks: Set<ProviderSettings.Quirk> = []) {
    takesEffort = !quirks.contains(.noThinkingLevel)
  }

  /// Learns from a refusal; `nil` when there is nothing to learn.
  mutating func learn(from refusal: ServerRefusal, about request: ModelRequest) -> Lesson? {
    let model = request.model
    if PictureRefusal.isOne(refusal, of: request), modelsWithoutPictures.insert(model).inserted {
      return PictureRefusal.lesson(refusal, model)
    }
    guard refusal.status == 400 || refusal.status == 422 else { return nil }
    let words = "\(refusal.message) \(refusal.code)".lowercased()
    if words.contains("effort"), !modelsWithoutReasoning.contains(model),
      let lesson = efforts.refuse(request.thinking, of: model)
    {
      return lesson
    }
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
