import Dispatch

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// SIGINT and SIGTERM as a call, for the program without a screen.
final class StopSignals {
  private let sources: [any DispatchSourceSignal]

  init() {
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      return DispatchSource.makeSignalSource(signal: number, queue: .global())
    }
  }

  /// Calls `stop` whenever one of them arrives.
  func onStop(_ stop: @escaping @Sendable () -> Void) {
    for source in sources {
      source.setEventHandler(handler: stop)
      source.activate()
    }
  }
}
