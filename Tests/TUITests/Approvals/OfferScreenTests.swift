import Harness
import Terminal
import TestSupport
import Testing

@testable import TUI

/// What else than "once" can be answered, as whole screens.
@Suite struct OfferScreenTests {
  private func screen(_ here: Situation) -> String { Layout.frame(here.scene.snapshot).text }

  @Test func `a rule is shown word for word, with its file, before it is kept`() {
    var here = Situation.asked(Situation.offering, columns: 80, rows: 24)
    expectScreen(
      screen(here),
      """
      › go







      ────────────────────────────────────────────────────────────────────────────────
      ? Run
        git log -3
        in /home/ann/project

        by default, commands are asked about

        1 this session: exactly git log -3
        2 this session: git log *

      y once   n no   e no, because   1-2 this session   p this project   g other rule
      a all execute   c change
      ────────────────────────────────────────────────────────────────────────────────
      › Message, or / for commands
      esc stop  tab message box
      build · offline/guide · new thread                               1 waits for you
      """)
    here.type("p")
    #expect(here.asked == 0)
    expectScreen(
      screen(here),
      """
      › go










      ────────────────────────────────────────────────────────────────────────────────
      ? Always allow in this project
        execute_command(git log -3)
        kept in ~/.config/rein/rules/project.toml
      › 1 exactly git log -3
        2 git log *
        3 everything with execute_command

      y yes, allow this   esc back   p this session   c change the rule
      ────────────────────────────────────────────────────────────────────────────────
      › Message, or / for commands
      esc back  tab message box
      build · offline/guide · new thread                               1 waits for you
      """)
    here.type("<down>c")
    expectScreen(
      screen(here),
      """
      › go









      ────────────────────────────────────────────────────────────────────────────────
      ? Always allow in this project
        execute_command(git log *)
        kept in ~/.config/rein/rules/project.toml
        1 exactly git log -3
      › 2 git log *
        3 everything with execute_command

      allow: execute_command(git log *)
      enter take these rules   esc back
      ────────────────────────────────────────────────────────────────────────────────
      › Message, or / for commands
      tab message box  esc back
      build · offline/guide · new thread                               1 waits for you
      """)
    here.type("<ctrl+u>execute_command(git push)<enter>")
    #expect(here.view.hint == "It does not cover git log -3.")
    here.type("<ctrl+u>execute_command(git log -*)<enter>")
    expectScreen(
      screen(here),
      """
      › go










      ────────────────────────────────────────────────────────────────────────────────
      ? Always allow in this project
        execute_command(git log -*)
        kept in ~/.config/rein/rules/project.toml
        1 exactly git log -3
        2 git log *
        3 everything with execute_command

      y yes, allow this   esc back   p this session   c change the rule
      ────────────────────────────────────────────────────────────────────────────────
      › Message, or / for commands
      esc back  tab message box
      build · offline/guide · new thread                               1 waits for you
      """)
    #expect(here.asked == 0)
    here.type("y")
    #expect(here.performed.last == "give-grant")
    #expect(here.asked == 1)
  }

  @Test func `on a small screen the wider answers come when the end was seen`() {
    var here = Situation.asked(Situation.kept, columns: 50, rows: 15)
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
    for key in ["1", "p", "g", "a"] { here.type(key) }
    #expect(here.asked == 0 && here.view.prompt.grant == nil)
    #expect(here.view.hint == "See the request to its end first: pgdn.")
    here.type("<pagedown><pagedown>")
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
      p this project   g other rule   ? more
      ──────────────────────────────────────────────────
      › Message, or / for commands
      esc stop  tab message box
      build · offline/guide · new thre…  1 waits for you
      """)
    here.type("p")
    expectScreen(
      screen(here),
      """
      › go


      ──────────────────────────────────────────────────
      ? Always allow in this project
        execute_command(rm -r build)
        kept in ~/.config/rein/rules/project.toml
      › 1 exactly rm -r build

      y yes, allow this   esc back   p this session
      c change the rule
      ──────────────────────────────────────────────────
      › Message, or / for commands
      esc back  tab message box
      build · offline/guide · new thre…  1 waits for you
      """)
    here.type("<esc>1")
    #expect(here.asked == 1)
  }

  @Test func `a rule that was not painted is not given`() {
    var here = Situation.asked(Situation.offering, columns: 80, rows: 24)
    let before = here.scene.snapshot
    let opened = Interpreter.interpret(.key(Key(typed: "p")), before)
    var unseen = before
    unseen.view = opened.view
    #expect(Interpreter.interpret(.key(Key(typed: "y")), unseen).effects.isEmpty)
    here.type("py")
    #expect(here.asked == 1)
  }

  @Test func `rules that do not fit the screen are read to their end first`() {
    let words = (1...30).map { "run the command with number \($0)" }
    let many = ApprovalRequest(
      toolName: "execute_command", category: .execute, args: [:],
      preview: ToolPreview(title: "Run", blocks: [.text("many")]), reason: "",
      asked: [Situation.logNeed],
      grants: [
        GrantProposal(
          text: "all of them",
          scope: .rules(
            (words + ["git log -3"]).compactMap { try? PermissionRule($0, origin: "this session") }))
      ])
    var here = Situation.asked(many, columns: 80, rows: 24)
    here.type("g")
    #expect(screen(here).contains("pgdn to the end, then y"))
    here.type("y")
    #expect(here.asked == 0)
    here.type("<pagedown><pagedown><pagedown><pagedown><pagedown><pagedown>y")
    #expect(here.asked == 1)
  }

  @Test
  func `where nothing is kept the project is not offered, and what is not remembered is allowed once only`() {
    let once = ApprovalRequest(
      toolName: "run", category: .execute, args: [:], preview: ToolPreview(title: "Run", blocks: []),
      reason: "it is never remembered", isRememberable: false, keepingPlace: nil)
    var here = Situation.asked(once, columns: 80, rows: 24)
    #expect(screen(here).contains("y once   n no   e no, because   c change\n"))
    here.type("1pga")
    #expect(here.performed.isEmpty)
    here.type("y")
    #expect(here.asked == 1)
  }
}
