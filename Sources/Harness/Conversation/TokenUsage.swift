/// How many tokens were used, in one step of the model or in a whole thread.
public struct TokenUsage: Hashable, Sendable {
  /// Tokens of the request, those read from a cache included.
  public var promptTokens: Int
  /// Tokens of the answer, thinking included.
  public var completionTokens: Int
  /// What the provider calls the total; else the sum of the two.
  public var totalTokens: Int
  /// Tokens spent on thinking, where the provider tells.
  public var reasoningTokens: Int?
  /// Tokens of the request that came from the provider's cache.
  public var cachedInputTokens: Int?
  /// Tokens of the request that were written to the provider's cache.
  public var cacheCreationInputTokens: Int?
  /// The provider's own record of the last step.
  public var raw: JSON?

  /// A record of usage.
  public init(
    promptTokens: Int = 0, completionTokens: Int = 0, totalTokens: Int? = nil, reasoningTokens: Int? = nil,
    cachedInputTokens: Int? = nil, cacheCreationInputTokens: Int? = nil, raw: JSON? = nil
  ) {
    self.promptTokens = Self.sane(promptTokens)
    self.completionTokens = Self.sane(completionTokens)
    self.totalTokens = Self.sane(totalTokens ?? self.promptTokens + self.completionTokens)
    self.reasoningTokens = reasoningTokens.map(Self.sane)
    self.cachedInputTokens = cachedInputTokens.map(Self.sane)
    self.cacheCreationInputTokens = cacheCreationInputTokens.map(Self.sane)
    self.raw = raw
  }

  /// A server may send any number; sums of these stay far from the end of the range.
  private static func sane(_ tokens: Int) -> Int { min(max(0, tokens), 1_000_000_000_000) }

  /// What a thread starts with: both cache numbers are known to be zero, thinking is not known.
  public static let zero = TokenUsage(cachedInputTokens: 0, cacheCreationInputTokens: 0)

  /// Adds one step: numbers are summed, those the step does not have stay as they are, `raw` is the step's.
  public mutating func add(_ step: TokenUsage) {
    promptTokens = Self.sane(promptTokens + step.promptTokens)
    completionTokens = Self.sane(completionTokens + step.completionTokens)
    totalTokens = Self.sane(totalTokens + step.totalTokens)
    if let more = step.reasoningTokens { reasoningTokens = Self.sane((reasoningTokens ?? 0) + more) }
    if let more = step.cachedInputTokens { cachedInputTokens = Self.sane((cachedInputTokens ?? 0) + more) }
    if let more = step.cacheCreationInputTokens {
      cacheCreationInputTokens = Self.sane((cacheCreationInputTokens ?? 0) + more)
    }
    if let raw = step.raw { self.raw = raw }
  }
}

extension TokenUsage {
  /// Reads a record. Numbers may be written as text; the names `inputTokens` and `outputTokens` are understood.
  public init(json: JSON) {
    func number(_ names: String...) -> Int? {
      names.lazy.compactMap {
        json[$0]?.int ?? json[$0]?.string.flatMap { Double($0) }.flatMap { Int(exactly: $0) }
      }
      .first
    }
    self.init(
      promptTokens: number("promptTokens", "inputTokens") ?? 0,
      completionTokens: number("completionTokens", "outputTokens") ?? 0,
      totalTokens: number("totalTokens"), reasoningTokens: number("reasoningTokens"),
      cachedInputTokens: number("cachedInputTokens"),
      cacheCreationInputTokens: number("cacheCreationInputTokens"), raw: json["raw"])
  }

  /// The record in the form of the event log and the store.
  public var json: JSON {
    .fields([
      "promptTokens": JSON(promptTokens), "completionTokens": JSON(completionTokens),
      "totalTokens": JSON(totalTokens), "reasoningTokens": reasoningTokens.map { JSON($0) },
      "cachedInputTokens": cachedInputTokens.map { JSON($0) },
      "cacheCreationInputTokens": cacheCreationInputTokens.map { JSON($0) }, "raw": raw,
    ])
  }
}
