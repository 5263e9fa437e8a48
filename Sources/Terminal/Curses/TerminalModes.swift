/// What the terminal is asked for while the screen is ours, and how each is taken back.
struct TerminalModes: Hashable {
  /// Kinds that take unknown requests for something else get none.
  private let isPlain: Bool
  /// Old xterm sends Alt as an eighth bit unless told otherwise; other terminals are not told, because they
  /// could not be told back.
  private let isXterm: Bool
  /// Whether it shows progress.
  private let hasProgress: Bool
  /// Whether clicks and the wheel are reported.
  var hasMouse = false
  /// Whether the window's title was changed.
  var hasTitle = false

  /// Whether requests that a terminal may not know do no harm.
  var takesRequests: Bool { !isPlain }

  init(type: TerminalType) {
    isPlain = type.name.hasPrefix("linux") || type.name.hasPrefix("vt")
    isXterm = type.isXterm
    hasProgress = type.hasProgress
  }

  /// What shows progress here; empty where nothing does.
  func progress(_ progress: TerminalProgress) -> String { hasProgress && !isPlain ? progress.sequence : "" }

  /// Asked for after the screen was taken, because terminals keep the keyboard's modes for each screen.
  var enter: String {
    if isPlain { return Self.pasteOn }
    return Self.pasteOn + "\u{1B}[?1004h\u{1B}[>4;1m\u{1B}[>1u" + (isXterm ? "\u{1B}[?1036h" : "")
      + (hasMouse ? Self.mouseOn : "") + (hasTitle ? Self.titlePush : "")
  }

  /// Taken back in the opposite order, before the screen is given back.
  var leave: String {
    if isPlain { return Self.pasteOff }
    return (hasProgress ? TerminalProgress.none.sequence : "") + (hasTitle ? Self.titlePop : "")
      + (hasMouse ? Self.mouseOff : "")
      + (isXterm ? "\u{1B}[?1036l" : "") + "\u{1B}[<u\u{1B}[>4m\u{1B}[?1004l" + Self.pasteOff
  }

  /// Everything at once for a process that dies: from whatever state, to a usable terminal.
  var rescue: String {
    if isPlain { return Self.pasteOff + "\u{1B}[0m\u{1B}[?25h\r\n" }
    return "\u{1B}\\\u{1B}[?2026l" + Self.mouseOff + leave + "\u{1B}[0m\u{1B}[?25h\u{1B}[?1049l\r"
  }

  static let mouseOn = "\u{1B}[?1000h\u{1B}[?1002h\u{1B}[?1006h"
  static let mouseOff = "\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l"
  static let titlePush = "\u{1B}[22;2t"
  static let titlePop = "\u{1B}[23;2t"
  private static let pasteOn = "\u{1B}[?2004h"
  private static let pasteOff = "\u{1B}[?2004l"
}
