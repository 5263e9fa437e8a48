#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ends the program with a sentence on standard error.
struct Failure: Error, CustomStringConvertible {
  let description: String

  /// Any error, as the sentence it describes itself with.
  init(_ error: any Error) {
    description = "\(error)"
  }

  init(_ text: String) {
    description = text
  }
}

/// Writes a line to standard error.
func complain(_ text: String) {
  write(all: text + "\n", to: STDERR_FILENO)
}

/// Writes a text whole; gives up quietly when nobody reads any more.
func write(all text: String, to descriptor: Int32) {
  var text = text
  text.withUTF8 { bytes in
    var offset = 0
    while offset < bytes.count {
      let count = write(descriptor, bytes.baseAddress?.advanced(by: offset), bytes.count - offset)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      offset += count
    }
  }
}
