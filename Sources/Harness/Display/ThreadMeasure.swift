/// How full the context is, and what the thread cost so far.
public struct ThreadMeasure: Hashable, Sendable {
  /// Tokens of the last request and its answer: what the next request begins with. 0 before the first.
  public var contextTokens: Int
  /// Whether the provider did not count them, so that they are estimated here.
  public var isEstimate: Bool
  /// Tokens the model takes; `nil` when nobody knows.
  public var contextLength: Int?
  /// Dollars; `nil` while no step had a known price.
  public var cost: Double?
  /// Whether steps without a known price came on top.
  public var costsMore: Bool

  /// A measure; without numbers that of a new thread.
  public init(
    contextTokens: Int = 0, isEstimate: Bool = false, contextLength: Int? = nil, cost: Double? = nil,
    costsMore: Bool = false
  ) {
    self.contextTokens = min(max(0, contextTokens), 1_000_000_000_000)
    self.isEstimate = isEstimate
    self.contextLength = contextLength
    self.cost = cost.flatMap { $0.isFinite ? min(max(0, $0), 1_000_000_000) : nil }
    self.costsMore = costsMore
  }

  /// How full the context is, in percent, 100 at most; `nil` when the model's length is not known.
  public var contextPercent: Int? {
    guard let contextLength, contextLength > 0, contextTokens > 0 else { return nil }
    return min(100, contextTokens * 100 / contextLength)
  }

  /// Adds the cost of a step; `nil` is not known.
  mutating func add(cost step: Double?) {
    if let step { cost = min((cost ?? 0) + step, 1_000_000_000) } else { costsMore = true }
  }
}

extension ThreadMeasure {
  /// Reads a measure; what is missing is not known.
  init(json: JSON) {
    self.init(
      contextTokens: json["contextTokens"]?.int ?? 0, isEstimate: json["estimate"]?.bool ?? false,
      contextLength: json["contextLength"]?.int,
      cost: json["cost"]?.number, costsMore: json["costsMore"]?.bool ?? false)
  }

  /// The measure in the form of the event log and the store.
  var json: JSON {
    .fields([
      "contextTokens": JSON(contextTokens), "estimate": isEstimate ? true : nil,
      "contextLength": contextLength.map { JSON($0) },
      "cost": cost.map { .number($0) }, "costsMore": costsMore ? true : nil,
    ])
  }
}
