import CCurl

/// What the network thread does, for ever: carry out wishes, let libcurl work, tell how transfers ended, wait.
final class TransferLoop {
  private let network: NetworkThread
  private let multi: UnsafeMutableRawPointer
  private var transfers: [ObjectIdentifier: Transfer] = [:]

  init(_ network: NetworkThread) {
    self.network = network
    multi = network.handle
  }

  /// Never returns.
  func run() {
    while true {
      for wish in network.takeWishes() { carryOut(wish) }
      ccurl_multi_perform(multi)
      finishEnded()
      ccurl_multi_poll(multi, endSilent())
    }
  }

  private func carryOut(_ wish: NetworkThread.Wish) {
    switch wish {
    case .start(let exchange):
      switch Transfer.starting(exchange) {
      case .success(let transfer):
        transfers[ObjectIdentifier(exchange)] = transfer
        ccurl_multi_add(multi, transfer.easy)
      case .failure(let error): exchange.end(.failure(error))
      }
    case .resume(let exchange): transfers[ObjectIdentifier(exchange)]?.resume()
    case .cancel(let exchange): remove(exchange)
    }
  }

  private func finishEnded() {
    var code = CURLE_OK
    while let easy = ccurl_multi_next_ended(multi, &code) {
      guard let context = ccurl_context(easy) else { continue }
      let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
      let result = transfer.result(code)
      remove(transfer.exchange)
      transfer.exchange.end(result)
    }
  }

  /// Ends transfers whose server has been silent for too long. Returns the milliseconds until the next one could be.
  private func endSilent() -> Int32 {
    let now = ContinuousClock.now
    var wait = Duration.seconds(3600)
    for transfer in transfers.values where !transfer.isPaused {
      let left = transfer.silenceLeft(at: now)
      if left > .zero {
        wait = min(wait, left)
      } else {
        remove(transfer.exchange)
        transfer.exchange.end(.failure(TransferFailure.silent(transfer.exchange)))
      }
    }
    // Rounded up, so that the loop does not spin through the last millisecond.
    return Int32(wait / .milliseconds(1)) + 1
  }

  private func remove(_ exchange: Exchange) {
    guard let transfer = transfers.removeValue(forKey: ObjectIdentifier(exchange)) else { return }
    ccurl_multi_remove(multi, transfer.easy)
    transfer.close()
  }
}
