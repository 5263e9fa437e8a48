import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes a text to standard output. A terminal gets safe text; whatever else reads gets it as it is.
/// - Returns: whether somebody still reads.
@discardableResult
func put(_ text: some StringProtocol) -> Bool {
  let isTerminal = isatty(STDOUT_FILENO) == 1
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let safe = isTerminal ? lines.map { Sanitizer.prose(String($0)) }.joined(separator: "\n") : String(text)
  return write(all: safe, to: STDOUT_FILENO)
}

/// Writes a line to standard error.
func complain(_ text: String) {
  write(all: text + "\n", to: STDERR_FILENO)
}

/// Writes a text whole; gives up quietly when nobody reads any more.
/// - Returns: whether all of it was written.
@discardableResult
func write(all text: String, to descriptor: Int32) -> Bool {
  var text = text
  return text.withUTF8 { bytes in
    var offset = 0
    while offset < bytes.count {
      let count = write(descriptor, bytes.baseAddress?.advanced(by: offset), bytes.count - offset)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      offset += count
    }
    return true
  }
}
