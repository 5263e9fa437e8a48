extension Composer {
  /// Where among the earlier messages one is, and what was being written when one went there.
  struct Recall: Hashable, Sendable {
    var index: Int
    var draft: [Unit]
  }

  /// Shows the message before the one shown. - Returns: whether there is one.
  public mutating func recallOlder(_ history: [String]) -> Bool {
    let index = (recalled?.index ?? history.count) - 1
    guard history.indices.contains(index) else { return false }
    let draft = recalled?.draft ?? units
    show(Composer.units(of: history[index]))
    recalled = Recall(index: index, draft: draft)
    return true
  }

  /// Shows the message after the one shown, at the end what was being written.
  /// - Returns: whether one was among the earlier messages.
  public mutating func recallNewer(_ history: [String]) -> Bool {
    guard let recalled else { return false }
    let index = recalled.index + 1
    if history.indices.contains(index) {
      show(Composer.units(of: history[index]))
      self.recalled = Recall(index: index, draft: recalled.draft)
    } else {
      show(recalled.draft)
      self.recalled = nil
    }
    return true
  }

  private mutating func show(_ text: [Unit]) {
    change(.other) { composer in
      composer.units = text
      composer.position = text.count
    }
  }
}
