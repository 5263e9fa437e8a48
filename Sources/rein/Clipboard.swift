import Dispatch
import TUI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Puts texts where the person can paste them from. A program of the desktop, or tmux, says whether it took the text;
/// where there is none the text is kept in a file, because a terminal never says what it did with it.
struct Clipboard: Sendable {
  private let environment: [String: String]

  init(environment: [String: String]) {
    self.environment = environment
  }

  /// As `copy`, on a thread of its own.
  func copyApart(_ text: String) async -> CopyOutcome {
    await withCheckedContinuation { done in
      DispatchQueue(label: "rein.clipboard").async { done.resume(returning: copy(text)) }
    }
  }

  /// Copies a text, or keeps it. May take two seconds for each program.
  func copy(_ text: String) -> CopyOutcome {
    for words in programs where Clipboard.feed(text, to: words) { return .copied(by: words[0]) }
    let path = StateFolder.path(environment) + "/copied.txt"
    StateFolder.make(parentOf: path)
    unlink(path)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return .failed }
    defer { close(descriptor) }
    return write(all: text, to: descriptor) ? .kept(path: path) : .failed
  }

  /// The programs that fit the surroundings, by their arguments; the nearest to the person first.
  var programs: [[String]] {
    func has(_ name: String) -> Bool { environment[name].map { !$0.isEmpty } ?? false }
    // Over a connection the desktop of this machine is not the person's.
    let isRemote = has("SSH_CONNECTION") || has("SSH_TTY")
    var programs: [[String]] = []
    if has("WAYLAND_DISPLAY"), !isRemote { programs.append(["wl-copy"]) }
    if has("DISPLAY") {
      programs += [["xclip", "-selection", "clipboard"], ["xsel", "--clipboard", "--input"]]
    }
    #if canImport(Darwin)
      if !isRemote { programs.append(["pbcopy"]) }
    #endif
    if has("TMUX") { programs.append(["tmux", "load-buffer", "-w", "-"]) }
    return programs
  }

  /// Gives a text to a program and waits until it ends, a second at most.
  /// - Returns: whether it ended well.
  static func feed(_ text: String, to words: [String]) -> Bool {
    guard let ends = Clipboard.connection() else { return false }
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
    let isWritten = Clipboard.give(Array(text.utf8), to: ends[1])
    close(ends[1])
    let deadline = ContinuousClock.now + .seconds(1)
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

  private static func give(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    #if canImport(Glibc)
      let flags = Int32(MSG_NOSIGNAL)
    #else
      let flags: Int32 = 0
    #endif
    let deadline = ContinuousClock.now + .seconds(1)
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
