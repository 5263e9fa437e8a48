import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the screen of rein would be drawn on.
struct TerminalCheck {
  var environment: [String: String]
  /// Columns and rows; `nil` where there is no terminal.
  var size: Size?
  var abilities: TerminalAbilities
  /// What the terminal itself says.
  var answer: TerminalAnswer

  /// The smallest size that all of the screen is made for.
  private static let smallest = Size(columns: 40, rows: 10)

  /// Looks at the terminal of this process.
  static func findings(_ environment: [String: String]) -> [Finding] {
    let size = TerminalCheck.size()
    let type: TerminalType
    do {
      type = try TerminalType(environment: environment)
    } catch {
      // Where nobody looks at a screen, none is missing.
      return [Finding(size == nil ? .doubtful : .broken, "terminal", error.description)]
    }
    // The console and old terminals would print the question, and a pager would take the answer for keys.
    let isPlain = ["linux", "vt", "ansi", "cons"].contains { type.nameBegins(with: $0) }
    return TerminalCheck(
      environment: environment, size: size, abilities: TerminalAbilities(of: type),
      answer: isatty(STDOUT_FILENO) == 0 || isPlain ? TerminalAnswer() : .ask()
    ).findings
  }

  var findings: [Finding] {
    [place, kind, colors, background, glyphs, reader, pastes, frames].compactMap(\.self)
  }

  private var place: Finding {
    guard let size else {
      return Finding(.absent, "terminal", "there is none here; \(abilities.name) is what TERM says")
    }
    let words = "\(abilities.name), \(size.columns)x\(size.rows)"
    guard size.columns >= Self.smallest.columns, size.rows >= Self.smallest.rows else {
      return Finding(
        .doubtful, "terminal",
        "\(words): not everything fits below \(Self.smallest.columns)x\(Self.smallest.rows); make the window larger"
      )
    }
    return Finding(.good, "terminal", words)
  }

  private var kind: Finding? {
    guard !abilities.isKnown else { return nil }
    return Finding(
      .doubtful, "terminfo",
      "\(abilities.name) is not known on this machine, and taken for an xterm; install its entry (package "
        + "ncurses-term has many), or set TERM to xterm-256color")
  }

  private var colors: Finding {
    if LookSettings.isNoColor(environment) {
      return Finding(.good, "colours", "left out, because NO_COLOR is set")
    }
    switch abilities.colors {
    case ..<8: return Finding(.doubtful, "colours", "none; attributes alone tell things apart")
    case ..<(1 << 24): return Finding(.good, "colours", "\(abilities.colors)")
    default: return Finding(.good, "colours", "24 bit")
    }
  }

  private var background: Finding {
    if let said = answer.background {
      return Finding(.good, "background", "\(said.rawValue), the terminal says")
    }
    if let named = Background(environment: environment) {
      return Finding(.good, "background", "\(named.rawValue), by COLORFGBG")
    }
    return Finding(
      .absent, "background",
      "the terminal does not say; set background = \"dark\" or \"light\" if the colours are hard to read")
  }

  private var glyphs: Finding {
    guard let reason = LookSettings.reasonForASCII(environment) else {
      return Finding(.good, "signs", "as in \u{203A} \u{2713} \u{2717} \u{2500}; ascii = true has plain ones")
    }
    return Finding(.absent, "signs", "plain ones, because \(reason); ascii = false has the others")
  }

  private var reader: Finding {
    if environment["ACCESSIBLE"].map({ !$0.isEmpty && $0 != "0" }) ?? false {
      return Finding(.good, "screen reader", "lines in words, because ACCESSIBLE is set")
    }
    return Finding(
      .absent, "screen reader",
      "rein --screen-reader, screen_reader = true or ACCESSIBLE=1 give lines in words instead of a screen")
  }

  private var pastes: Finding {
    if answer.modes[TerminalAnswer.pasteMarks] ?? abilities.marksPastes {
      return Finding(.good, "pastes", "arrive between marks (bracketed paste)")
    }
    return Finding(
      .doubtful, "pastes", "are not marked by this terminal; several lines at once are taken for one")
  }

  private var frames: Finding {
    switch answer.modes[TerminalAnswer.wholeFrames] {
    case true?: return Finding(.good, "frames", "are shown whole (synchronized output)")
    case false?: return Finding(.absent, "frames", "may be seen half drawn: no synchronized output")
    case nil:
      let why =
        answer.isComplete ? "the terminal does not say" : "the terminal was not asked, or did not answer"
      return Finding(.absent, "frames", "synchronized output: \(why)")
    }
  }

  private static func size() -> Size? {
    var size = winsize()
    for descriptor in [STDOUT_FILENO, STDERR_FILENO, STDIN_FILENO] where isatty(descriptor) == 1 {
      guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { continue }
      return Size(columns: Int(size.ws_col), rows: Int(size.ws_row))
    }
    return nil
  }
}
