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
  write(all: readable(text, at: STDOUT_FILENO), to: STDOUT_FILENO)
}

/// Writes a line to standard error; safe text, when it is a terminal.
func complain(_ text: String) {
  write(all: readable(text, at: STDERR_FILENO) + "\n", to: STDERR_FILENO)
}

/// A text as a reader may get it: nothing in it commands a terminal.
func readable(_ text: some StringProtocol, at descriptor: Int32) -> String {
  guard isatty(descriptor) == 1 else { return String(text) }
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  return lines.map { Sanitizer.prose(String($0)) }.joined(separator: "\n")
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
