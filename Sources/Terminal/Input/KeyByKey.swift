import CSys

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Standard input key by key, and not shown by the terminal itself. Keys that are signals stay signals. Should the process
/// die meanwhile, the terminal is put right.
public struct KeyByKey: Sendable {
  private let found: termios

  /// Nothing changes yet. - Returns: `nil` where standard input is no terminal.
  public init?() {
    var found = termios()
    guard tcgetattr(STDIN_FILENO, &found) == 0 else { return nil }
    self.found = found
  }

  /// From here on keys come one by one.
  public func begin() {
    var before = found
    csys_guard_arm(STDIN_FILENO, &before, "", 0)
    var modes = found
    modes.c_lflag &= ~tcflag_t(ECHO | ICANON | IEXTEN)
    tcsetattr(STDIN_FILENO, TCSADRAIN, &modes)
  }

  /// The terminal is as it was found.
  public func end() {
    var modes = found
    tcsetattr(STDIN_FILENO, TCSADRAIN, &modes)
    csys_guard_disarm()
  }

  /// Stops the process as Ctrl+Z does, with the terminal as it was found meanwhile. Returns when it goes on.
  public func stop() {
    end()
    kill(0, SIGSTOP)
    begin()
  }
}
