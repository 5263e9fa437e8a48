import CCurl
import Synchronization

/// The thread on which all transfers run, as its other threads see it: a list of wishes and a bell.
final class NetworkThread: Sendable {
  /// What another thread asks for.
  enum Wish: Sendable {
    case start(Exchange)
    case resume(Exchange)
    case cancel(Exchange)
  }

  /// Started at the first use, with libcurl; `nil` when that is not installed. It ends with the program.
  static let shared = NetworkThread()

  private let wishes = Mutex<[Wish]>([])
  private let multi: Mutex<UnsafeMutableRawPointer>

  private init?() {
    guard ccurl_load(), let multi = ccurl_multi_new() else { return nil }
    self.multi = Mutex(multi)
    let context = Unmanaged.passRetained(self).toOpaque()
    let isStarted = ccurl_start_thread(
      { context in
        guard let context else { return }
        let network = Unmanaged<NetworkThread>.fromOpaque(context).takeRetainedValue()
        TransferLoop(network).run()
      }, context)
    guard isStarted else { return nil }
  }

  /// Begins a transfer.
  func start(_ exchange: Exchange) { wish(.start(exchange)) }

  /// Lets a transfer go on that was paused because nobody read.
  func resume(_ exchange: Exchange) { wish(.resume(exchange)) }

  /// Ends a transfer and closes its connection.
  func cancel(_ exchange: Exchange) { wish(.cancel(exchange)) }

  private func wish(_ wish: Wish) {
    wishes.withLock { $0.append(wish) }
    multi.withLock { _ = ccurl_multi_wakeup($0) }
  }

  /// All wishes since the last call.
  func takeWishes() -> [Wish] {
    wishes.withLock { wishes in
      defer { wishes = [] }
      return wishes
    }
  }

  /// libcurl's handle of all transfers. Only the loop may use it, but to ring.
  var handle: UnsafeMutableRawPointer { multi.withLock { $0 } }
}
