import Harness

/// A provider whose list of models comes when a gate lets it; it answers nothing.
public struct SlowListProvider: ModelProvider {
  public let id = "slow"
  private let gate: Gate

  public init(_ gate: Gate) {
    self.gate = gate
  }

  public func models() async -> [ModelInfo] {
    await gate.wait()
    return []
  }

  public func stream(_ request: ModelRequest) -> AsyncThrowingStream<[ModelEvent], any Error> {
    AsyncThrowingStream { $0.finish() }
  }
}
