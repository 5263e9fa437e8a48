import Dispatch

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// SIGINT, SIGTERM and SIGHUP as a call, for the program without a screen.
final class StopSignals {
  private let sources: [any DispatchSourceSignal]

  /// Calls `stop` with the number whenever one of them arrives; when the program has not ended by itself some seconds
  /// later (`patience`), it ends with the status 128 and the number. Signals that whoever started us has
  /// ignored, as `nohup` does, stay ignored.
  init(patience: Int, _ stop: @escaping @Sendable (Int32) -> Void) {
    sources = [SIGINT, SIGTERM, SIGHUP].compactMap { number in
      let before = signal(number, SIG_IGN)
      guard unsafeBitCast(before, to: Int.self) != unsafeBitCast(SIG_IGN, to: Int.self) else { return nil }
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        stop(number)
        DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(patience)) { exit(128 + number) }
      }
      source.activate()
      return source
    }
  }
}
