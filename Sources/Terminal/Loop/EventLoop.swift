import CSys

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The loop of the main thread: sleeps until there is input, a job for `UIActor`, a signal or a frame to
/// paint; costs nothing in between.
@UIActor
public final class EventLoop {
  /// At most one frame in this time, unless there was input: as fast as screens show, slow enough to let a stream of
  /// changes gather.
  public static let frameInterval: Duration = .milliseconds(16)

  /// Takes a batch of inputs, in order.
  public var onInput: ([Input]) -> Void = { _ in }
  /// Paints; called only when a frame was asked for and the screen can take one.
  public var onFrame: () -> Void = {}
  /// How long an ESC waits for the rest of its sequence; slow connections need more than the usual.
  public var escapeDelay = InputDecoder.escapeDelay
  /// The signal that asked the process to end, if one did; the exit status is then 128 + this.
  public private(set) var endingSignal: Int32?

  /// How long an ESC waits while an answer of the terminal may come in pieces.
  private static let answerDelay: Duration = .milliseconds(300)

  private let screen: any Screen
  private let clock = ContinuousClock()
  private var decoder: InputDecoder
  private var signals: Int32 = -1
  private var isStopped = false
  private var isInputOpen = true
  private var hadInput = false
  private var frameDue: ContinuousClock.Instant?
  private var lastFrame: ContinuousClock.Instant?
  private var escapeDue: ContinuousClock.Instant?

  /// A loop around a screen; the decoder knows what its keys send.
  public init(screen: any Screen, decoder: InputDecoder = InputDecoder()) {
    self.screen = screen
    self.decoder = decoder
  }

  /// Makes the calling thread the thread of `UIActor`, sets up, and runs the loop `setUp` returns until it is
  /// stopped; then closes the screen. Call it on the main thread, outside of any task.
  nonisolated public static func run(_ setUp: @UIActor () throws -> EventLoop) rethrows {
    UIActor.executor.bind()
    let loop = try UIActor.assumeIsolated(setUp)
    defer { UIActor.assumeIsolated { loop.screen.close() } }
    UIActor.assumeIsolated { loop.begin() }
    while UIActor.assumeIsolated({ loop.wait() }) {
      // Outside of the actor's own call, because a job is a call of its own.
      UIActor.executor.drain()
      UIActor.assumeIsolated { loop.work() }
    }
  }

  /// Asks for a frame: at once after input, else within `frameInterval`.
  public func requestFrame() { requestFrame(after: .zero) }

  /// Asks for a frame in some time, for things that change by themselves. The earliest request counts; a
  /// frame painted before fulfils it, so ask anew with each frame.
  public func requestFrame(after delay: Duration) {
    let due = clock.now + delay
    frameDue = frameDue.map { min($0, due) } ?? due
  }

  /// Ends `run` after the present round.
  public func stop() {
    isStopped = true
  }

  /// Gives inputs to the program as if they had been typed.
  public func deliver(_ inputs: [Input]) {
    if inputs.isEmpty { return }
    hadInput = true
    onInput(inputs)
  }

  /// Stops the process as Ctrl+Z does in a shell; returns when it goes on.
  public func suspendProcess() {
    screen.suspendProcess()
    takeNewSize()
    requestFrame()
  }

  /// Gives the terminal back, runs `body` (an editor, which has it meanwhile), and takes it again.
  public func lendTerminal<Value>(_ body: () throws -> Value) throws -> Value {
    defer {
      takeNewSize()
      requestFrame()
    }
    var result: Result<Value, any Error>?
    screen.suspend { result = Result { try body() } }
    guard let result else { preconditionFailure("a screen did not run what it was lent for") }
    return try result.get()
  }

  /// Takes over the signals, and paints for the first time.
  func begin() {
    signals = csys_signals_open()
    requestFrame()
    work()
  }

  /// Sleeps until there is something to do; false when the loop is over.
  func wait() -> Bool {
    if isStopped { return false }
    var descriptors = [
      pollfd(fd: UIActor.executor.wakeDescriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
    ]
    if isInputOpen, let descriptor = screen.inputDescriptor {
      let events = screen.isBusy ? POLLIN | POLLOUT : POLLIN
      descriptors.append(pollfd(fd: descriptor, events: Int16(events), revents: 0))
    }
    poll(&descriptors, nfds_t(descriptors.count), timeout())
    if descriptors.count > 2, Int32(descriptors[2].revents) & ~Int32(POLLOUT) != 0 { takeInput() }
    return true
  }

  /// For how many milliseconds `poll` may sleep; -1 for as long as it likes.
  func timeout() -> Int32 {
    let frame = screen.isBusy ? nil : frameDue.map(paintTime)
    guard let due = [frame, escapeDue].compactMap({ $0 }).min() else { return -1 }
    let left = clock.now.duration(to: due).components
    let milliseconds = left.seconds * 1000 + (left.attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    return Int32(clamping: max(0, milliseconds))
  }

  /// Does what is due, and paints if that is.
  func work() {
    takeSignals()
    if let due = escapeDue, clock.now >= due {
      escapeDue = nil
      deliver(decoder.flush())
    }
    if UIActor.executor.takeFrameRequest() { requestFrame() }
    if screen.isBusy { screen.sendPending() }
    guard !isStopped, let due = frameDue, !screen.isBusy, clock.now >= paintTime(due) else { return }
    frameDue = nil
    hadInput = false
    lastFrame = clock.now
    onFrame()
  }

  /// When a frame due at `due` is painted.
  private func paintTime(_ due: ContinuousClock.Instant) -> ContinuousClock.Instant {
    guard !hadInput, let lastFrame else { return due }
    return max(due, lastFrame + Self.frameInterval)
  }

  private func takeInput() {
    guard let bytes = screen.readInput() else {
      isInputOpen = false
      deliver([.closed])
      return
    }
    deliver(decoder.decode(bytes))
    let delay = screen.awaitsAnswer ? max(escapeDelay, Self.answerDelay) : escapeDelay
    escapeDue = decoder.hasPendingEscape ? clock.now + delay : nil
    if decoder.isGathering { escapeDue = clock.now + InputDecoder.burstDelay }
  }

  private func takeSignals() {
    while true {
      let signal = csys_signals_take()
      switch signal {
      case 0: return
      case SIGWINCH: takeNewSize()
      case SIGTSTP: suspendProcess()
      case SIGCONT:
        screen.resume()
        takeNewSize()
        requestFrame()
      default: end(signal)
      }
    }
  }

  private func takeNewSize() {
    guard let size = screen.updateSize() else { return }
    deliver([.resized(size)])
    requestFrame()
  }

  private func end(_ signal: Int32) {
    endingSignal = signal
    deliver([.closed])
  }
}
