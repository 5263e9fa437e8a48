import Terminal

/// A screen that keeps what it is told. It has no terminal; inputs are delivered to the loop, or straight to
/// the program, by the test.
@UIActor
public final class MemoryScreen: Screen {
  /// Everything but frames, in order.
  public enum Act: Hashable, Sendable {
    case invalidated, suspended, stopped, rang, closed, resumed, askedBackground
    case titled(String)
    case notified(String)
    case copied(String)
    case mouse(Bool)
    case progressed(TerminalProgress)
  }

  /// The size in cells; a test that changes it delivers `.resized` too.
  public var size: Size
  /// Every frame painted, oldest first.
  public private(set) var frames: [Frame] = []
  /// What else happened.
  public private(set) var acts: [Act] = []
  /// Whether to behave as if the terminal were slow.
  public var isBusy = false
  /// Whether every frame makes it busy, until the test says that it was sent.
  public var isSlow = false

  /// An empty screen.
  public init(size: Size = Size(columns: 80, rows: 24)) {
    self.size = size
  }

  /// What the newest frame says; empty before the first.
  public var text: String { frames.last?.text ?? "" }

  /// Keeps the frame, unless busy.
  public func paint(_ frame: Frame) {
    if !isBusy { frames.append(frame) }
    if isSlow { isBusy = true }
  }

  /// Recorded.
  public func invalidate() { acts.append(.invalidated) }

  /// Recorded; runs `body`.
  public func suspend(_ body: () throws -> Void) rethrows {
    acts.append(.suspended)
    try body()
  }

  /// Recorded; nothing is stopped.
  public func suspendProcess() { acts.append(.stopped) }

  /// Recorded.
  public func bell() { acts.append(.rang) }

  /// Recorded.
  public func notify(_ text: String) { acts.append(.notified(text)) }

  /// Recorded.
  public func setTitle(_ title: String) { acts.append(.titled(title)) }

  /// Recorded.
  public func showProgress(_ progress: TerminalProgress) { acts.append(.progressed(progress)) }

  /// Recorded.
  public func copyToClipboard(_ text: String) -> Bool {
    acts.append(.copied(text))
    return true
  }

  /// Recorded; a test gives the answer.
  public func askBackground() { acts.append(.askedBackground) }

  /// What a test delivers is whole.
  public var awaitsAnswer: Bool { false }

  /// As many as there are.
  public var colors: Int { 1 << 24 }

  /// Recorded.
  public func captureMouse(_ isOn: Bool) { acts.append(.mouse(isOn)) }

  /// Recorded.
  public func close() { acts.append(.closed) }

  /// There is nothing to poll.
  public var inputDescriptor: Int32? { nil }

  /// Nothing ever comes in by itself.
  public func readInput() -> [UInt8]? { [] }

  /// Nothing is ever pending.
  public func sendPending() {}

  /// The size never changes by itself.
  public func updateSize() -> Size? { nil }

  /// Recorded.
  public func resume() { acts.append(.resumed) }
}
