/// Where models are. One of the four seams.
public protocol ModelProvider: Sendable {
  /// What stands before the slash in a model's id: `openai` in `openai/gpt-5`. No slash in it.
  var id: String { get }

  /// The models it offers now. May ask a server; empty when it cannot be reached.
  func models() async -> [ModelInfo]

  /// Answers a request as batches of what arrived since the last batch; adjacent deltas of one kind are merged,
  /// so that a fast model does not cost a wake-up per token. The last event of the last batch is `finished`.
  ///
  /// Cancelling the consuming task cancels the request.
  /// - Throws (from the stream): `ProviderError`. What arrived before is kept by the session.
  func stream(_ request: ModelRequest) -> AsyncThrowingStream<[ModelEvent], any Error>

  /// Whether there may be a model of this name (without the provider's part of the id). Asks nobody.
  func mayHave(_ name: String) -> Bool

  /// What is known about a model of this name. Asks servers of this machine at most, and those not for long.
  func facts(of name: String) async -> ModelFacts
}

extension ModelProvider {
  /// Providers do not know all their models.
  public func mayHave(_ name: String) -> Bool { !name.isEmpty }

  /// Nothing is known.
  public func facts(of name: String) async -> ModelFacts { ModelFacts() }
}
