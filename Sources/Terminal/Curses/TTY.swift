import CSys

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The terminal device: its line modes, its size, and bytes both ways, none of which ever blocks.
@UIActor
public final class TTY {
  /// For `poll`.
  let descriptor: Int32
  private let foundModes: termios
  private var pending: [UInt8] = []
  private var chunk = [UInt8](repeating: 0, count: 65536)
  private var isGone = false

  /// The terminal of this process: what standard output, input or error is connected to, or else the
  /// controlling terminal. Throws `TerminalError.noTerminal` if there is none.
  public convenience init() throws(TerminalError) {
    for standard in [STDOUT_FILENO, STDIN_FILENO, STDERR_FILENO] {
      var name = [CChar](repeating: 0, count: 1024)
      guard isatty(standard) == 1, ttyname_r(standard, &name, name.count) == 0 else { continue }
      let bytes = name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:))
      if let tty = try? TTY(path: String(decoding: bytes, as: UTF8.self)) {
        self.init(descriptor: tty.descriptor, modes: tty.foundModes)
        return
      }
    }
    try self.init(path: "/dev/tty")
  }

  /// The terminal with this device file. It is opened anew, because not blocking is a property of an open
  /// file, and the one we were given belongs to the shell too.
  public convenience init(path: String) throws(TerminalError) {
    let descriptor = open(path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
    var modes = termios()
    guard descriptor >= 0 else { throw .noTerminal }
    guard tcgetattr(descriptor, &modes) == 0 else {
      Self.close(descriptor)
      throw .noTerminal
    }
    self.init(descriptor: descriptor, modes: modes)
  }

  private init(descriptor: Int32, modes: termios) {
    self.descriptor = descriptor
    foundModes = modes
  }

  /// The size in cells; 80 by 24 where the terminal does not know.
  var size: Size {
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard csys_terminal_size(descriptor, &columns, &rows) == 0, columns > 0, rows > 0 else {
      return Size(columns: 80, rows: 24)
    }
    return Size(columns: Int(columns), rows: Int(rows))
  }

  /// No echo, no line editing, no signals from keys, no changes to output.
  func makeRaw() {
    var modes = foundModes
    cfmakeraw(&modes)
    tcsetattr(descriptor, TCSANOW, &modes)
  }

  /// The line modes as found. Input nobody read is dropped: late answers and key reports are not for the shell.
  func restoreModes() {
    var modes = foundModes
    tcflush(descriptor, TCIFLUSH)
    tcsetattr(descriptor, TCSANOW, &modes)
  }

  /// From here on, `rescue` is sent and the line modes go back to what was found if the process dies.
  func armGuard(rescue: String) {
    var modes = foundModes
    csys_guard_arm(descriptor, &modes, rescue, rescue.utf8.count)
  }

  /// What came in, at most a megabyte at once; nil when the terminal is gone.
  func read() -> [UInt8]? {
    var bytes: [UInt8] = []
    while bytes.count < 1 << 20 {
      let count = chunk.withUnsafeMutableBytes { Self.read(descriptor, $0) }
      if count > 0 {
        bytes += chunk.prefix(count)
        // Less than there was room for: that was all.
        if count < chunk.count { break }
      } else if count < 0, errno == EAGAIN || errno == EINTR {
        break
      } else {
        isGone = true
        return bytes.isEmpty ? nil : bytes
      }
    }
    return isGone ? nil : bytes
  }

  /// Whether the terminal has not taken everything yet.
  var isBusy: Bool { !pending.isEmpty }

  /// Sends bytes; what the terminal does not take now is kept, in order.
  func send(_ bytes: [UInt8]) {
    if pending.isEmpty { pending = bytes } else { pending += bytes }
    sendPending()
  }

  /// Sends what is kept, as far as the terminal takes it.
  func sendPending() {
    var sent = 0
    while sent < pending.count {
      let count = pending.withUnsafeBytes { Self.write(descriptor, $0[sent...]) }
      if count > 0 {
        sent += count
      } else if count < 0, errno == EINTR {
        continue
      } else {
        // Nobody will ever read what a lost terminal was sent.
        if count < 0, errno != EAGAIN { sent = pending.count }
        break
      }
    }
    pending.removeFirst(sent)
  }

  /// Waits until everything is sent, at most this long.
  func drain(for limit: Duration) {
    let clock = ContinuousClock()
    let end = clock.now + limit
    while isBusy, clock.now < end {
      var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      poll(&waiting, 1, 20)
      sendPending()
    }
  }

  /// Throws away what comes in until some of it is what was waited for, at most this long.
  func skipInput(for limit: Duration, until isAwaited: ([UInt8]) -> Bool) {
    let clock = ContinuousClock()
    let end = clock.now + limit
    while clock.now < end {
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 20) >= 0 || errno == EINTR else { return }
      guard waiting.revents != 0 else { continue }
      guard let bytes = read(), !isAwaited(bytes) else { return }
    }
  }

  /// Closes the device.
  func close() {
    Self.close(descriptor)
  }

  // The methods above hide the system calls they are named for.
  private static func close(_ descriptor: Int32) {
    #if canImport(Glibc)
      _ = Glibc.close(descriptor)
    #else
      _ = Darwin.close(descriptor)
    #endif
  }

  private static func read(_ descriptor: Int32, _ bytes: UnsafeMutableRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, bytes.baseAddress, bytes.count)
    #else
      Darwin.read(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }

  private static func write(_ descriptor: Int32, _ bytes: Slice<UnsafeRawBufferPointer>) -> Int {
    let bytes = UnsafeRawBufferPointer(rebasing: bytes)
    #if canImport(Glibc)
      return Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      return Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }
}
