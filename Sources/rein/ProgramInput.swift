#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Gives texts to other programs.
enum ProgramInput {
  /// Gives a text to a program on its standard input and waits until it ends; what it prints goes nowhere.
  /// - Parameter limit: how long it may take to read, and then to end.
  /// - Returns: whether it ended well.
  static func give(_ text: String, to words: [String], atMost limit: Duration = .seconds(1)) -> Bool {
    guard let ends = connection() else { return false }
    var spawn = SpawnActions()
    spawn.input(from: ends[0])
    let child = spawn.start(words)
    close(ends[0])
    guard let child else {
      close(ends[1])
      return false
    }
    // A program that reads nothing must not stop us, neither by reading slowly nor by its end.
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    let isWritten = give(Array(text.utf8), to: ends[1], atMost: limit)
    close(ends[1])
    let deadline = ContinuousClock.now + limit
    var status: Int32 = 0
    while waitpid(child, &status, WNOHANG) == 0 {
      if ContinuousClock.now > deadline {
        kill(child, SIGKILL)
        waitpid(child, &status, 0)
        return false
      }
      usleep(2_000)
    }
    return isWritten && status == 0
  }

  /// Two ends of a connection that no program started meanwhile gets. Not a pipe: one that breaks would send a signal
  /// to all of rein.
  private static func connection() -> [Int32]? {
    var ends: [Int32] = [-1, -1]
    #if canImport(Glibc)
      let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
      return socketpair(AF_UNIX, kind, 0, &ends) == 0 ? ends : nil
    #else
      guard socketpair(AF_UNIX, SOCK_STREAM, 0, &ends) == 0 else { return nil }
      var on: Int32 = 1
      for end in ends {
        _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        setsockopt(end, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout.size(ofValue: on)))
      }
      return ends
    #endif
  }

  private static func give(_ bytes: [UInt8], to descriptor: Int32, atMost limit: Duration) -> Bool {
    #if canImport(Glibc)
      let flags = Int32(MSG_NOSIGNAL)
    #else
      let flags: Int32 = 0
    #endif
    let deadline = ContinuousClock.now + limit
    var sent = 0
    while sent < bytes.count, ContinuousClock.now < deadline {
      let count = bytes[sent...].withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, flags) }
      if count > 0 {
        sent += count
      } else if errno == EAGAIN {
        usleep(2_000)
      } else if errno != EINTR {
        return false
      }
    }
    return sent == bytes.count
  }
}
