import Harness

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The thread of one command: waits for output, the end, the time and the wake-up, until all is over.
struct CommandLoop: ~Copyable {
  /// How long a command may take to end itself when asked.
  static let grace = Duration.milliseconds(500)
  /// How long to read on when the group is gone: what it printed is in the pipes, but somebody who left the
  /// group may hold them open.
  static let drain = Duration.milliseconds(300)

  private let tell: (ToolProgress) -> Void
  private var kept: CommandOutput
  private var live = LiveOutput()
  private var streams: [OpenStream]

  private struct OpenStream {
    let descriptor: Int32
    let stream: OutputStream
    var carry = UTF8Carry()
    var isOpen = true
  }

  /// Runs a command from start to end.
  /// - Throws: `CommandError.notStarted`.
  static func run(
    _ command: ShellCommand, wake: WakeDescriptor, isCancelled: () -> Bool,
    tell: @escaping (ToolProgress) -> Void
  ) throws -> ShellCommand.Result {
    let child = try command.start()
    var loop = CommandLoop(child, keepingIn: command.outputFolder, tell: tell)
    let stopped = loop.follow(
      child, until: .now + command.timeout, wake: wake.descriptor, isCancelled: isCancelled)
    child.kill()
    loop.readRest()
    let ending = child.finish()
    return ShellCommand.Result(
      ending: stopped ?? .ended(ending), text: loop.kept.text, fullOutputPath: loop.kept.path,
      note: loop.kept.note)
  }

  private init(
    _ child: borrowing ChildProcess, keepingIn folder: OutputFolder, tell: @escaping (ToolProgress) -> Void
  ) {
    self.tell = tell
    kept = CommandOutput(in: folder)
    streams = [
      OpenStream(descriptor: child.output, stream: .stdout),
      OpenStream(descriptor: child.errors, stream: .stderr),
    ]
  }

  /// Returns when the shell has ended, or, when it was asked to end, once its group let go of the output or the
  /// grace is over. Tells why it was asked.
  private mutating func follow(
    _ child: borrowing ChildProcess, until deadline: ContinuousClock.Instant, wake: Int32,
    isCancelled: () -> Bool
  ) -> ShellCommand.Ending? {
    var stopped: ShellCommand.Ending?
    var limit = deadline
    while true {
      // A wake-up is told once and then forgotten: the descriptor stays readable.
      let watched =
        stopped == nil ? [child.ended, wake] : streams.contains(where: \.isOpen) ? [] : [child.ended]
      let ready = wait(for: watched, until: limit)
      let now = ContinuousClock.now
      readReady(ready)
      deliver(now)
      if stopped == nil, ready.contains(child.ended) { return nil }
      if stopped != nil, ready.contains(child.ended) || now >= limit { return stopped }
      guard stopped == nil, isCancelled() || now >= deadline else { continue }
      stopped = isCancelled() ? .interrupted : .timedOut
      child.askToEnd()
      limit = now + Self.grace
    }
  }

  private mutating func readRest() {
    let limit = ContinuousClock.now + Self.drain
    while streams.contains(where: \.isOpen), ContinuousClock.now < limit {
      readReady(wait(for: [], until: limit))
    }
    for index in streams.indices { take(streams[index].carry.rest(), from: streams[index].stream) }
    for piece in live.deliver(at: .now, isLast: true) { tell(piece) }
  }

  private mutating func deliver(_ now: ContinuousClock.Instant) {
    for piece in live.deliver(at: now) { tell(piece) }
  }

  /// The descriptors that are ready: of those given and of the streams still open.
  private func wait(for others: [Int32], until limit: ContinuousClock.Instant) -> Set<Int32> {
    let open = streams.filter(\.isOpen).map(\.descriptor)
    var watched = (others + open).map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let left = ContinuousClock.now.duration(to: min(limit, live.due ?? limit))
    // Rounded up: waking a moment early would only mean to wait again.
    let milliseconds = max(0, min(left / .milliseconds(1) + 1, 60_000))
    guard poll(&watched, nfds_t(watched.count), Int32(milliseconds)) > 0 else { return [] }
    return Set(watched.filter { $0.revents != 0 }.map(\.fd))
  }

  private mutating func readReady(_ ready: Set<Int32>) {
    for index in streams.indices where streams[index].isOpen && ready.contains(streams[index].descriptor) {
      var ended = false
      let bytes = [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, filled in
        let count = read(streams[index].descriptor, buffer.baseAddress, buffer.count)
        filled = max(0, count)
        ended = count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)
      }
      take(streams[index].carry.take(bytes[...]), from: streams[index].stream)
      if ended { streams[index].isOpen = false }
    }
  }

  private mutating func take(_ bytes: [UInt8], from stream: OutputStream) {
    kept.append(bytes)
    live.add(bytes, from: stream)
  }
}
