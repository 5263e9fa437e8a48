extension Session {
  /// How much the model is to think in the mode that is on: what was chosen in this thread, else what the mode says.
  public var thinking: ThinkingLevel? {
    thread.setting(thinkingKey)?.string.flatMap(ThinkingLevel.init) ?? chosenThinking[mode.id]
      ?? (try? mode.resolve())?.thinking
  }

  private var thinkingKey: String { "thinking_\(mode.id)" }

  /// Chooses how much the model is to think in the mode that is on, in this thread; `nil` is as the mode says. A run
  /// goes on with the old level until its next step.
  public func setThinking(_ level: ThinkingLevel?) async throws {
    try await perform {
      self.chosenThinking[self.mode.id] = level
      self.thread.setSetting(self.thinkingKey, level.map { .string($0.rawValue) })
      self.tellThinking()
    }
  }

  /// Says how much the model is to think, unless it was said already.
  func tellThinking() {
    let level = thinking
    if displayState.thinking != level { bus.emit(.detail(.thinkingChanged(level))) }
  }
}
