import CSys

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a terminal says when it is asked which of its modes it has.
public struct TerminalAnswer: Hashable, Sendable {
  /// Whether it has each of the modes it spoke of, by their numbers.
  public private(set) var modes: [Int: Bool] = [:]
  /// Whether it answered at all.
  public private(set) var isComplete = false

  /// The background it says it has.
  public private(set) var background: Background?

  /// Marks around pastes.
  public static let pasteMarks = 2004
  /// Frames that are shown at once.
  public static let wholeFrames = 2026

  /// Most milliseconds to wait for each piece; far more than a slow connection needs.
  private static let patience: Int32 = 700

  /// Nothing was said.
  public init() {}

  /// Reads reports like `ESC [ ? 2026 ; 2 $ y`; the answer to "who are you", which every terminal gives, ends them.
  public init(_ bytes: [UInt8]) {
    for string in String(decoding: bytes, as: UTF8.self).split(separator: "\u{1B}]") {
      let end = string.firstIndex { $0 == "\u{1B}" || $0 == "\u{07}" } ?? string.endIndex
      background = Background(report: String(string[..<end])) ?? background
    }
    for part in String(decoding: bytes, as: UTF8.self).split(separator: "\u{1B}[?") {
      // The answer about the background may follow.
      let report = part.prefix { $0 != "\u{1B}" }
      if report.hasSuffix("$y") {
        let numbers = report.dropLast(2).split(separator: ";").map { Int($0) }
        guard numbers.count == 2, let mode = numbers[0], let state = numbers[1] else { continue }
        // 0: never heard of it. 4: has it, and it is off for good.
        modes[mode] = state != 0 && state != 4
      } else if report.hasSuffix("c") {
        isComplete = true
      }
    }
  }

  /// Asks the terminal of this process; nothing is said where there is none.
  public static func ask() -> TerminalAnswer {
    let terminal = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard terminal >= 0 else { return TerminalAnswer() }
    defer { close(terminal) }
    var before = termios()
    // In the background neither is ours.
    guard tcgetpgrp(terminal) == getpgrp(), tcgetattr(terminal, &before) == 0 else { return TerminalAnswer() }
    var raw = before
    // A Ctrl+C meanwhile would leave the terminal like this.
    raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
    guard tcsetattr(terminal, TCSANOW, &raw) == 0 else { return TerminalAnswer() }
    // What arrives too late is thrown away, and does not become a command of the shell.
    defer { tcsetattr(terminal, TCSAFLUSH, &before) }
    let ofModes = [pasteMarks, wholeFrames].map { "\u{1B}[?\($0)$p" }.joined()
    let questions = Array((ofModes + Background.question + "\u{1B}[c").utf8)
    guard write(terminal, questions, questions.count) == questions.count else { return TerminalAnswer() }
    var answer: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 256)
    var watched = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    while answer.count < 4_096, poll(&watched, 1, patience) > 0 {
      let count = read(terminal, &chunk, chunk.count)
      guard count > 0 else { break }
      answer += chunk[..<count]
      if TerminalAnswer(answer).isComplete { break }
    }
    return TerminalAnswer(answer)
  }
}
