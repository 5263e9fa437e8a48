/// When a thread is condensed, in tokens.
public struct MemoryThresholds: Hashable, Sendable {
  /// Tokens of messages at which the older ones become observations. At least `least`.
  public var observation: Int
  /// Tokens of observations at which they are condensed themselves. At least `least`.
  public var reflection: Int

  /// Below this a model would do little but condense.
  public static let least = 100

  /// Thresholds; by default those of the original model.
  public init(observation: Int = 30_000, reflection: Int = 40_000) {
    self.observation = max(MemoryThresholds.least, observation)
    self.reflection = max(MemoryThresholds.least, reflection)
  }

  /// The same, lowered for a model that takes `contextLength` tokens: messages and observations together leave it a
  /// quarter of them for instructions, tools and the answer.
  public func fitting(contextLength: Int?) -> MemoryThresholds {
    guard let contextLength, contextLength > 0 else { return self }
    return MemoryThresholds(
      observation: min(observation, contextLength * 45 / 100),
      reflection: min(reflection, contextLength * 30 / 100))
  }

  /// Tokens of the newest messages that stay as they are.
  var kept: Int { observation / 5 }

  /// Tokens of messages at which work ahead of need begins.
  var ahead: Int { observation * 7 / 10 }
}
