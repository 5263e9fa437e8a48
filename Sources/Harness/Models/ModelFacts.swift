/// What is known about a model; `nil` is not known.
public struct ModelFacts: Hashable, Sendable {
  /// Tokens of context.
  public var contextLength: Int?
  /// Most tokens of an answer.
  public var maxOutput: Int?
  /// What it costs.
  public var price: ModelPrice?
  /// Whether it takes pictures and documents.
  public var takesPictures: Bool?

  /// What is known.
  public init(
    contextLength: Int? = nil, maxOutput: Int? = nil, price: ModelPrice? = nil, takesPictures: Bool? = nil
  ) {
    self.contextLength = contextLength
    self.maxOutput = maxOutput
    self.price = price
    self.takesPictures = takesPictures
  }

  /// These facts, and where they say nothing, others.
  public func completed(by others: ModelFacts) -> ModelFacts {
    ModelFacts(
      contextLength: contextLength ?? others.contextLength, maxOutput: maxOutput ?? others.maxOutput,
      price: price ?? others.price, takesPictures: takesPictures ?? others.takesPictures)
  }
}

/// What a model costs, in dollars for a million tokens.
public struct ModelPrice: Hashable, Sendable {
  /// Of the request.
  public var input: Double
  /// Of the answer, thinking included.
  public var output: Double
  /// Of the request, read from the provider's cache; `nil` costs as any other.
  public var cachedInput: Double?
  /// Of the request, written to the provider's cache; `nil` costs as any other.
  public var cacheWrite: Double?

  /// A price.
  public init(input: Double, output: Double, cachedInput: Double? = nil, cacheWrite: Double? = nil) {
    self.input = input
    self.output = output
    self.cachedInput = cachedInput
    self.cacheWrite = cacheWrite
  }

  /// What a step cost, in dollars.
  public func cost(of usage: TokenUsage) -> Double {
    let cached = min(usage.cachedInputTokens ?? 0, usage.promptTokens)
    let written = min(usage.cacheCreationInputTokens ?? 0, usage.promptTokens - cached)
    let plain = Double(usage.promptTokens - cached - written) * input
    let cache = Double(cached) * (cachedInput ?? input) + Double(written) * (cacheWrite ?? input)
    return (plain + cache + Double(usage.completionTokens) * output) / 1_000_000
  }
}
