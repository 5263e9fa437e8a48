import Dispatch

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Signals that stop something as a call, for the program without a screen.
final class StopSignals {
  private let sources: [any DispatchSourceSignal]

  /// Calls `stop` with the number whenever one of them arrives; when the program has not ended by itself some seconds
  /// later (`patience`; `nil` for signals that end nothing), it ends with the status 128 and the number. Signals that whoever started us has
  /// ignored, as `nohup` does, stay ignored.
  init(
    _ numbers: [Int32] = [SIGINT, SIGTERM, SIGHUP], patience: Int?,
    _ stop: @escaping @Sendable (Int32) -> Void
  ) {
    sources = numbers.compactMap { number in
      let before = signal(number, SIG_IGN)
      guard unsafeBitCast(before, to: Int.self) != unsafeBitCast(SIG_IGN, to: Int.self) else { return nil }
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        stop(number)
        guard let patience else { return }
        DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(patience)) { exit(128 + number) }
      }
      source.activate()
      return source
    }
  }
}
