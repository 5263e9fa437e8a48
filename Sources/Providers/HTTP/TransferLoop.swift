import CCurl

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

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
      gather()
      ccurl_multi_poll(multi, endSilent())
    }
  }

  /// Lets a slow stream gather for a moment: what comes token by token would else cost everybody behind it a wake-up a
  /// token. The first token was handed on before, and what comes faster than it is read does not wait.
  private func gather() {
    let received = transfers.values.reduce(0) { $0 + $1.takeReceived() }
    if (1..<Self.fast).contains(received) { poll(nil, 0, Self.gathering) }
  }

  /// Milliseconds: half of what a frame of the screen takes.
  private static let gathering: Int32 = 8
  /// A round with so many bytes is one of a stream that is faster than its reader.
  private static let fast = 8_192

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
