import Harness

/// A provider about whose models something is known.
public struct FactualProvider: ModelProvider {
  private let provider: ScriptedProvider
  private let facts: ModelFacts

  /// What another provider says, with facts.
  public init(_ provider: ScriptedProvider, _ facts: ModelFacts) {
    self.provider = provider
    self.facts = facts
  }

  public var id: String { provider.id }

  public func models() async -> [ModelInfo] { await provider.models() }

  public func facts(of name: String) async -> ModelFacts { facts }

  public func stream(_ request: ModelRequest) -> AsyncThrowingStream<[ModelEvent], any Error> {
    provider.stream(request)
  }
}
