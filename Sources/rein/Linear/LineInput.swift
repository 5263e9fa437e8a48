#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Lines from standard input: typed at a terminal key by key, or whole ones from a pipe.
struct LineInput {
  /// What came.
  enum Event {
    case line(TypedLine.Line)
    /// Nothing, for a second.
    case pause
    /// The person wants to leave; more may come.
    case leave
    /// Nothing more will come.
    case over
  }

  /// Milliseconds within which more belongs to the same paste: nobody types a line that fast.
  private static let burst: Int32 = 40
  private static let second: Int32 = 1_000

  /// Where keys are shown; `nil` for a pipe.
  let terminal: LineTerminal?
  /// What was read and not taken.
  private var pending: ArraySlice<UInt8> = []
  private var isOver = false

  init(_ terminal: LineTerminal?) {
    self.terminal = terminal
  }

  /// Waits for what comes next.
  mutating func next() -> Event {
    while true {
      if let event = terminal.map({ takeKeys($0) }) ?? takeLine() { return event }
      if isOver { return .over }
      guard has(within: LineInput.second) else { return .pause }
      read()
    }
  }

  private mutating func takeKeys(_ terminal: LineTerminal) -> Event? {
    while let byte = pending.popFirst() {
      let isEnd = byte == 0x0A || byte == 0x0D
      let hasMore = isEnd && (!pending.isEmpty || has(within: LineInput.burst))
      switch terminal.take(byte, hasMore: hasMore) {
      case .typing: continue
      case .line(let line): return .line(line)
      case .leave: return .leave
      }
    }
    return nil
  }

  private mutating func takeLine() -> Event? {
    let end = pending.firstIndex(of: 0x0A)
    guard let end = end ?? (isOver && !pending.isEmpty ? pending.endIndex : nil) else { return nil }
    let text = String(decoding: pending[..<end], as: UTF8.self)
    pending = pending[min(end + 1, pending.endIndex)...]
    return .line(TypedLine.Line(text: text))
  }

  private func has(within milliseconds: Int32) -> Bool {
    var watched = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&watched, 1, milliseconds) > 0
  }

  private mutating func read() {
    var chunk = [UInt8](repeating: 0, count: 4_096)
    let count = chunk.withUnsafeMutableBytes { bytes in
      #if canImport(Glibc)
        Glibc.read(STDIN_FILENO, bytes.baseAddress, bytes.count)
      #else
        Darwin.read(STDIN_FILENO, bytes.baseAddress, bytes.count)
      #endif
    }
    if count < 0, errno == EINTR { return }
    guard count > 0 else { return isOver = true }
    pending = ArraySlice(Array(pending) + chunk.prefix(count))
  }
}
