#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Lines typed at the terminal, with the terminal's own editing.
struct LineInput {
  /// Milliseconds within which more lines belong to the same paste: nobody types a line that fast.
  private static let burst: Int32 = 40

  /// What was read and is not a line yet.
  private var pending: [UInt8] = []
  private var isOver = false

  /// Waits for a line, or for several that come at once.
  /// - Returns: `nil` when there is nothing more to come.
  mutating func next() -> (text: String, isPasted: Bool)? {
    var lines: [String] = []
    while true {
      if let end = pending.firstIndex(of: 0x0A) {
        lines.append(String(decoding: pending[..<end], as: UTF8.self))
        pending.removeFirst(end + 1)
        // What comes through a pipe was not pasted.
        if isatty(STDIN_FILENO) == 0 { break }
        continue
      }
      if isOver || (!lines.isEmpty && !hasMore()) { break }
      read()
    }
    if lines.isEmpty {
      guard !pending.isEmpty else { return nil }
      lines = [String(decoding: pending, as: UTF8.self)]
      pending = []
    }
    return (lines.joined(separator: "\n"), lines.count > 1)
  }

  private func hasMore() -> Bool {
    var watched = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&watched, 1, LineInput.burst) > 0
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
    pending += chunk.prefix(count)
  }
}
