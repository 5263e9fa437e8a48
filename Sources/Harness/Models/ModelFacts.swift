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
