import Harness
import Terminal
import TestSupport
import Testing

@testable import TUI

/// Requests as whole screens.
@Suite struct RequestScreenTests {
  private func screen(_ here: Situation) -> String { Layout.frame(here.scene.snapshot).text }

  @Test func `of a command with several parts each says whether it is allowed, and why`() {
    expectScreen(
      screen(.asked(Situation.parts, columns: 80, rows: 24)),
      """
      › go






      ────────────────────────────────────────────────────────────────────────────────
      ? Run  ! 1 risk
        git status && rm -r build
        in /srv

        ! It runs in /srv, outside the project (/home/ann/project).
        ✓ git status  the rule git status (config.toml, line 3)
        ? rm -r build  no rule allows it

        1 this session: exactly rm -r build

      y once   n no   e no, because   1 this session   g other rule   a all execute
      c change
      ────────────────────────────────────────────────────────────────────────────────
      › Message, or / for commands
      esc stop  tab message box
      build · offline/guide · new thread                               1 waits for you
      """)
    var here = Situation.asked(Situation.parts, columns: 50, rows: 15)
    expectScreen(
      screen(here),
      """
      › go

      ──────────────────  lines 1-5 of 8  ▼ 3 more  pgdn
      ? Run  ! 1 risk
        git status && rm -r build
        in /srv
        ! It runs in /srv, outside the project
          (/home/ann/project).
        ✓ git status  the rule git status (config.toml,
      y once   n no   e no, because   pgdn more answers
      c change
      ──────────────────────────────────────────────────
      › Message, or / for commands
      esc stop  tab message box
      build · offline/guide · new thre…  1 waits for you
      """)
    here.type("<pagedown>")
    expectScreen(
      screen(here),
      """
      › go

      ────────────────────────────  lines 4-8 of 8  pgup
      ? Run  ! 1 risk
          (/home/ann/project).
        ✓ git status  the rule git status (config.toml,
          line 3)
        ? rm -r build  no rule allows it
        1 this session: exactly rm -r build
      y once   n no   e no, because   1 this session
      g other rule   a all execute   c change
      ──────────────────────────────────────────────────
      › Message, or / for commands
      esc stop  tab message box
      build · offline/guide · new thre…  1 waits for you
      """)
  }

  @Test func `an edit is shown in one column, or side by side where there is room`() {
    var here = Situation.asked(Situation.edit, columns: 110, rows: 24)
    expectScreen(
      screen(here),
      """
      › go







      ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
      ? Edit Sources/Greeting.swift
        Sources/Greeting.swift  +2 -1
         7   func greet(_ name: String) {
         8 -   print("Hello, \\(name)")
         8 +   print("Good morning, \\(name)")
         9 +   count += 1
        10   }

        by default, changes to files are asked about

      y once   n no   e no, because   a all edit   c change   s side by side
      ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
      › Message, or / for commands
      esc stop  tab message box
      build · offline/guide · new thread                                                             1 waits for you
      """)
    here.type("s")
    expectScreen(
      screen(here),
      """
      › go








      ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
      ? Edit Sources/Greeting.swift
        Sources/Greeting.swift  +2 -1
         7   func greet(_ name: String) {                    │  7   func greet(_ name: String) {
         8 -   print("Hello, \\(name)")                       │  8 +   print("Good morning, \\(name)")
                                                             │  9 +   count += 1
         9   }                                               │ 10   }

        by default, changes to files are asked about

      y once   n no   e no, because   a all edit   c change   s one column
      ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
      › Message, or / for commands
      esc stop  tab message box
      build · offline/guide · new thread                                                             1 waits for you
      """)
    here.give(.resized(Size(columns: 80, rows: 24)))
    #expect(screen(here).contains("  8 + "))
    here.type("s")
    #expect(here.view.hint == "Side by side needs 98 columns; the window has 80.")
    #expect(screen(here).contains("  8 + "))
  }

  @Test func `arguments are shown as a tree, with all that is in them`() {
    var here = Situation.asked(Situation.tree, columns: 80, rows: 40)
    expectScreen(
      screen(here),
      """
      › go

















      ────────────────────────────────────────────────────────────────────────────────
      ? files_move
        from: "/srv/a<U+202E>txt.exe"
        to:
          - "/srv/b"
          - "/srv/c"
        options:
          force: true
          depth: 3
          none: {}
        message: 2 lines
          │ first line
          │ second line
        label: "p<U+0430>ypal"

        by default, tools of servers are asked about

      y once   n no   e no, because   a all mcp   c change
      ────────────────────────────────────────────────────────────────────────────────
      › Message, or / for commands
      esc stop  tab message box
      build · offline/guide · new thread                               1 waits for you
      """)
    here = Situation.asked(Situation.tree, columns: 50, rows: 15)
    expectScreen(
      screen(here),
      """
      › go

      ─────────────────  lines 1-5 of 13  ▼ 8 more  pgdn
      ? files_move
        from: "/srv/a<U+202E>txt.exe"
        to:
          - "/srv/b"
          - "/srv/c"
        options:
      y once   n no   e no, because   pgdn more answers
      c change
      ──────────────────────────────────────────────────
      › Message, or / for commands
      esc stop  tab message box
      build · offline/guide · new thre…  1 waits for you
      """)
  }

  @Test func `a command can be changed before it runs`() {
    var here = Situation.asked(Situation.offering, columns: 50, rows: 15)
    here.type("c")
    expectScreen(
      screen(here),
      """
      › go

      ──────────────────────────────────────────────────
      ? Run
        git log -3
        in /home/ann/project
        by default, commands are asked about
        1 this session: exactly git log -3
        2 this session: git log *
      run: git log -3
      enter take this instead   esc back
      ──────────────────────────────────────────────────
      › Message, or / for commands
      tab message box  esc back
      build · offline/guide · new thre…  1 waits for you
      """)
    here.type("<enter>")
    #expect(here.asked == 0)
    #expect(here.view.hint == "Nothing is changed; esc goes back.")
    here.type(" --all<enter>")
    #expect(here.asked == 1)
    #expect(here.performed.last == "send-answer")
  }

  @Test func `other arguments are changed as JSON, and must stay an object`() {
    let args: JSON = ["path": "a \"b\"", "lines": [1, 2]]
    let text = CallText.text(of: args)
    #expect(text == "{\n  \"path\": \"a \\\"b\\\"\",\n  \"lines\": [1,2]\n}")
    #expect(CallText.args(of: text, changing: args) == args)
    #expect(CallText.args(of: "[1]", changing: args) == nil)
    #expect(CallText.args(of: "{", changing: args) == nil)
    #expect(
      CallText.args(of: "ls", changing: ["command": "rm", "timeout": 3]) == ["command": "ls", "timeout": 3])
    var here = Situation.asked(Situation.tree, columns: 80, rows: 24)
    here.type("c<ctrl+u>x<enter>")
    #expect(here.view.hint == "That is no JSON object.")
    #expect(here.asked == 0)
  }
}
