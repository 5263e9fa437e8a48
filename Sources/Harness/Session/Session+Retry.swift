#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Session {
  /// Asks the model again now. A failed request, of this session or one of its subagents, is sent again at once instead
  /// of when the pause is over. Where nothing failed but nothing was heard either, the request is given up and sent
  /// anew: nothing of its answer arrived, so nothing is lost or done twice. Harmless at any other time.
  public func retryNow() {
    if endPauses() { return }
    guard let unheard = run.unheard else { return }
    run.unheard = nil
    run.asksAnew = true
    unheard.cancel()
    // The silence begins anew.
    principal.bus.emit(.detail(.retryChanged(nil)))
  }

  /// - Returns: whether there was a pause.
  private func endPauses() -> Bool {
    run.retryBell?.ring()
    let own = run.retryBell != nil
    return children.reduce(own) { $1.endPauses() || $0 }
  }

  /// Takes an answer, and asks for it anew when the person wants that while nothing of it arrived.
  func hear(_ provider: any ModelProvider, _ request: ModelRequest, into reply: inout Reply) async throws {
    let blank = reply
    repeat {
      run.asksAnew = false
      // On a task of its own, so that a request can be given up without the run.
      let hearing = Task { await receive(provider.stream(request), into: blank) }
      run.unheard = hearing
      let (heard, error) = await withTaskCancellationHandler {
        await hearing.value
      } onCancel: {
        hearing.cancel()
      }
      run.unheard = nil
      reply = heard
      guard let error else { return }
      if !run.asksAnew || Task.isCancelled { throw error }
    } while reply.message.content.isEmpty
    throw CancellationError()
  }

  /// A request failed and is sent again after a pause.
  func beginRetry(_ wait: ModelWait) {
    run.retryBell = wait.bell
    let now = host.configuration.now()
    principal.bus.emit(
      .detail(
        .retryChanged(
          RetryWait(
            attempt: wait.attempt, most: wait.most, until: now.addingTimeInterval(wait.seconds),
            reason: wait.reason))))
  }

  /// Something arrived, an answer or the next failure, or the run is over.
  func endRetry() {
    guard run.retryBell != nil else { return }
    run.retryBell = nil
    principal.bus.emit(.detail(.retryChanged(nil)))
  }
}
