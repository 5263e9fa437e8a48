import CSys

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The first process behind a fence, which takes all others there with it when it ends.
struct InnerProcess: ~Copyable {
  private let pid: pid_t
  private let descriptor: Int32

  /// Takes what a fence reported.
  /// - Returns: `nil` when that is no running process: the fence could not be put up, or all is over.
  init?(reported pid: pid_t) {
    descriptor = csys_process_open(pid)
    guard descriptor >= 0 else { return nil }
    self.pid = pid
  }

  deinit {
    close(descriptor)
  }

  /// Asks what runs behind the fence to end. The first process there is deaf to it, and leads their group.
  func askToEnd() {
    if !hasEnded(within: 0) { csys_child_signal(pid, SIGTERM) }
  }

  /// Ends all of it, and waits until it is gone; `patience` is in milliseconds.
  func kill(patience: Int32) {
    csys_process_signal(descriptor, SIGKILL)
    _ = hasEnded(within: patience)
  }

  private func hasEnded(within milliseconds: Int32) -> Bool {
    var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&watched, 1, milliseconds) > 0
  }
}
