import Testing

@testable import Terminal

@Suite struct ProgressTests {
  @Test func `only terminals that are known to show progress are told of it`() throws {
    func modes(_ environment: [String: String]) throws -> TerminalModes {
      TerminalModes(
        type: try TerminalType(environment: environment.merging(["TERM": "xterm-256color"]) { own, _ in own })
      )
    }
    for environment in [["WT_SESSION": "x"], ["ConEmuANSI": "ON"], ["TERM_PROGRAM": "ghostty"]] {
      #expect(try modes(environment).progress(.busy) == "\u{1B}]9;4;3\u{07}")
      // Whatever happens, it does not go on for ever.
      #expect(try modes(environment).leave.contains("\u{1B}]9;4;0\u{07}"))
      #expect(try modes(environment).rescue.contains("\u{1B}]9;4;0\u{07}"))
    }
    for environment in [
      [:], ["TMUX": "/x", "WT_SESSION": "x"], ["TERM": "linux", "WT_SESSION": "x"],
      ["TERM_PROGRAM": "iTerm.app"],
    ] {
      #expect(try modes(environment).progress(.busy).isEmpty)
    }
  }
}
