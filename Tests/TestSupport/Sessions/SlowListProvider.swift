import Harness

/// A provider whose list of models comes when a gate lets it; it answers nothing.
struct SlowListProvider: ModelProvider {
  let id = "slow"
  private let gate: Gate

  init(_ gate: Gate) {
    self.gate = gate
  }

  func models() async -> [ModelInfo] {
    await gate.wait()
    return []
  }

  func stream(_ request: ModelRequest) -> AsyncThrowingStream<[ModelEvent], any Error> {
    AsyncThrowingStream { $0.finish() }
  }
}
