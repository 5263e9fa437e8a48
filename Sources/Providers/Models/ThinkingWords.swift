import Harness

/// The words for how much a model thinks, as servers take them in a field called effort; what a model refused is not
/// said again.
struct ThinkingWords: Hashable, Sendable {
  private var refused: [String: Set<String>] = [:]

  /// The word for a level; `nil` when the model takes none for it.
  func word(for level: ThinkingLevel?, of model: String) -> String? {
    guard let level else { return nil }
    // "Off" has more names than one, and some models cannot do without.
    let words = level == .off ? ["none", "minimal", "low"] : [level.rawValue]
    return words.first { refused[model]?.contains($0) != true }
  }

  /// The model refused the word for a level.
  ///
  /// - Returns: `nil` when there was none.
  mutating func refuse(_ level: ThinkingLevel?, of model: String) -> Lesson? {
    guard let level, let word = word(for: level, of: model) else { return nil }
    refused[model, default: []].insert(word)
    guard self.word(for: level, of: model) == nil else { return Lesson(notice: nil) }
    return Lesson(notice: "\(model) does not take the thinking level \(level.rawValue): it goes on without")
  }
}
