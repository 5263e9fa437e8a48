import Harness
import Synchronization

/// A provider that says what a test wrote down: one script per step, in order.
public final class ScriptedProvider: ModelProvider {
  /// What happens in one step.
  public enum Step: Sendable {
    /// These events arrive as one batch; a missing end is added.
    case says([ModelEvent])
    /// These batches arrive, then the stream stays open until it is cancelled.
    case hangs(after: [[ModelEvent]])
    /// These batches arrive, then the stream fails.
    case fails([[ModelEvent]], ProviderError)
    /// These batches arrive, each as soon as the gate lets it; a missing end is added.
    case gated([[ModelEvent]], Gate)
  }

  public let id: String
  private let steps: Mutex<[Step]>
  private let asked = Mutex<[ModelRequest]>([])

  /// A provider of one model, `script/one`.
  public init(_ steps: [Step], id: String = "script") {
    self.id = id
    self.steps = Mutex(steps)
  }

  /// Every request so far.
  public var requests: [ModelRequest] { asked.withLock { $0 } }

  public func models() async -> [ModelInfo] {
    [ModelInfo(id: "\(id)/one"), ModelInfo(id: "\(id)/two")]
  }

  public func stream(_ request: ModelRequest) -> AsyncThrowingStream<[ModelEvent], any Error> {
    asked.withLock { $0.append(request) }
    let step = steps.withLock { $0.isEmpty ? Step.says([.text("(the script is over)")]) : $0.removeFirst() }
    return AsyncThrowingStream { continuation in
      switch step {
      case .says(let events):
        continuation.yield(ScriptedProvider.ended(events))
        continuation.finish()
      case .hangs(let batches):
        for batch in batches { continuation.yield(batch) }
      case .fails(let batches, let error):
        for batch in batches { continuation.yield(batch) }
        continuation.finish(throwing: error)
      case .gated(let batches, let gate):
        let task = Task {
          for (index, batch) in batches.enumerated() {
            await gate.wait()
            continuation.yield(index == batches.count - 1 ? ScriptedProvider.ended(batch) : batch)
          }
          continuation.finish()
        }
        continuation.onTermination = { _ in task.cancel() }
      }
    }
  }

  private static func ended(_ events: [ModelEvent]) -> [ModelEvent] {
    let callsTools = events.contains { if case .toolCall = $0 { true } else { false } }
    let isEnded = events.contains { if case .finished = $0 { true } else { false } }
    return isEnded ? events : events + [.finished(callsTools ? .toolCalls : .stop)]
  }
}

/// Lets those who wait go on one at a time.
public actor Gate {
  private var open = 0
  private var waiting: [CheckedContinuation<Void, Never>] = []

  public init() {}

  /// Lets one more go on.
  public func pass() {
    if waiting.isEmpty { open += 1 } else { waiting.removeFirst().resume() }
  }

  /// Waits until it is one's turn.
  public func wait() async {
    if open > 0 {
      open -= 1
    } else {
      await withCheckedContinuation { waiting.append($0) }
    }
  }
}
