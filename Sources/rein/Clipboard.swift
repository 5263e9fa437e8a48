import Dispatch
import TUI

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
    for words in programs where ProgramInput.give(text, to: words) { return .copied(by: words[0]) }
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
}
