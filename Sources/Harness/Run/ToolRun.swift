import Synchronization

/// One run of a tool, off the sessions' room: a tool may block its thread for long. A tool that does not hear that it
/// was stopped is left to itself after a while, so that it cannot hold up the session.
final class ToolRun: Sendable {
  private enum State {
    case working
    case awaited(CheckedContinuation<ToolOutcome, any Error>)
    case done(Result<ToolOutcome, any Error>)
  }

  private let tool: any Tool
  private let input: JSON
  private let context: ToolContext
  private let state = Mutex(State.working)

  init(_ tool: any Tool, _ input: JSON, _ context: ToolContext) {
    self.tool = tool
    self.input = input
    self.context = context
  }

  /// Runs the tool and waits for it; when the calling task is cancelled, for so long at most.
  /// - Throws: what the tool throws; `CancellationError` when it was left to itself.
  @concurrent
  func outcome(patience: Duration) async throws -> ToolOutcome {
    let work = Task {
      do {
        give(.success(try await tool.run(input, context)))
      } catch {
        give(.failure(error))
      }
    }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { self.hand(to: $0) }
    } onCancel: {
      work.cancel()
      Task {
        try await Task.sleep(for: patience)
        give(.failure(CancellationError()))
      }
    }
  }

  private func hand(to continuation: CheckedContinuation<ToolOutcome, any Error>) {
    let result: Result<ToolOutcome, any Error>? = state.withLock { state in
      if case .done(let result) = state { return result }
      state = .awaited(continuation)
      return nil
    }
    if let result { continuation.resume(with: result) }
  }

  /// The first result counts.
  private func give(_ result: Result<ToolOutcome, any Error>) {
    let waiting: CheckedContinuation<ToolOutcome, any Error>? = state.withLock { state in
      switch state {
      case .working:
        state = .done(result)
        return nil
      case .awaited(let continuation):
        state = .done(result)
        return continuation
      case .done: return nil
      }
    }
    waiting?.resume(with: result)
  }
}
