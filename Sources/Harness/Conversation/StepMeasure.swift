/// What one step of the model took.
public struct StepMeasure: Hashable, Sendable {
  /// Tokens of the request.
  public var promptTokens: Int
  /// Tokens of the answer, thinking included.
  public var completionTokens: Int
  /// Dollars; `nil` when the price is not known.
  public var cost: Double?

  /// A measure.
  public init(promptTokens: Int, completionTokens: Int, cost: Double? = nil) {
    self.promptTokens = promptTokens
    self.completionTokens = completionTokens
    self.cost = cost
  }
}

extension StepMeasure {
  /// Reads a measure. - Returns: `nil` when the tokens are missing.
  init?(json: JSON) {
    guard let prompt = json["promptTokens"]?.int, let completion = json["completionTokens"]?.int else {
      return nil
    }
    self.init(promptTokens: prompt, completionTokens: completion, cost: json["cost"]?.number)
  }

  /// The measure in the form of the event log and the store.
  var json: JSON {
    .fields([
      "promptTokens": JSON(promptTokens), "completionTokens": JSON(completionTokens),
      "cost": cost.map { .number($0) },
    ])
  }
}
