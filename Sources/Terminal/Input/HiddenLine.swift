import CSys

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A line typed at the terminal that is not shown: a key, a password.
public enum HiddenLine {
  /// Asks on standard error and reads from standard input, which must be a terminal.
  /// - Returns: `nil` when the person gave up with Ctrl+C or Ctrl+D, or there is no terminal.
  public static func ask(_ question: String) -> String? {
    var before = termios()
    guard tcgetattr(STDIN_FILENO, &before) == 0 else { return nil }
    var silent = before
    // Ctrl+C is read like other keys, so that the terminal is never left silent.
    silent.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG)
    say(question)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
    defer {
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
      say("\n")
    }
    return typed()
  }

  private static func say(_ text: String) {
    _ = Array(text.utf8).withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  private static func typed() -> String? {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while read(STDIN_FILENO, &byte, 1) == 1 {
      switch byte {
      case 0x0A, 0x0D: return String(decoding: bytes, as: UTF8.self)
      case 0x03: return nil
      case 0x04: return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
      case 0x08, 0x7F: if !bytes.isEmpty { bytes.removeLast() }
      case 0x15: bytes = []
      default: bytes.append(byte)
      }
    }
    return nil
  }
}
