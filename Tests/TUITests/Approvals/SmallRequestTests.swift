import Harness
import Terminal
import TestSupport
import Testing

@testable import TUI

/// Requests on screens with little room, as whole screens: what would run comes first.
@Suite struct SmallRequestTests {
  private func screen(_ here: Situation) -> String { Layout.frame(here.scene.snapshot).text }

  private static func command(_ text: String) -> ApprovalRequest {
    ApprovalRequest(
      toolName: "execute_command", category: .execute, args: ["command": .string(text)],
      preview: ToolPreview(
        title: "Run", blocks: [.code(Code(text: text, language: "sh"))], folder: "/home/ann/project"),
      reason: "no rule allows it", isRememberable: false)
  }

  private static let long = command((1...40).map { "echo \($0)" }.joined(separator: "\n"))
  private static let disguised = command("cat p\u{430}ss\u{202E}dwd\u{200B} > /tmp/x")
  private static let doubled = ApprovalRequest(
    toolName: "execute_command", category: .execute, args: ["command": "rm x; rm x"],
    preview: ToolPreview(
      title: "Run", blocks: [.code(Code(text: "rm x; rm x", language: "sh"))],
      risks: ["It is gone.", "It is gone."]),
    reason: "rm x: It is gone.",
    parts: [
      PermissionReason(part: "rm x", policy: .ask, words: "It is gone."),
      PermissionReason(part: "rm x", policy: .ask, words: "It is gone."),
    ])

  @Test func `a yes counts when the end of the command was on the screen with the keys`() {
    var here = Situation.asked(Self.long, columns: 40, rows: 10)
    here.type("y")
    #expect(here.asked == 0 && here.view.hint == "See the command to its end first: pgdn.")
    for _ in 1...30 { here.type("<pagedown>") }
    here.type("y")
    #expect(here.asked == 1)
  }

  @Test func `a short command on ten rows of forty`() {
    let here = Situation.asked(Self.command("rm x"), columns: 40, rows: 10)
    expectScreen(
      screen(here),
      """
      › go
      ────────────────────────────────────────
      ? Run
        rm x
        in /home/ann/project
        no rule allows it
      y once   n no   e no, because   c change
      › Message, or / for commands
      1 waits for you  esc stop
      tab message box
      """)
  }

  @Test func `a long command on ten rows of forty goes on by pages`() {
    var here = Situation.asked(Self.long, columns: 40, rows: 10)
    expectScreen(
      screen(here),
      """
      › go
      ──────  lines 1-3 of 42  ▼ 39 more  pgdn
      ? Run
        echo 1
        echo 2
        echo 3
      y once   n no   e no, because   c change
      › Message, or / for commands
      1 waits for you  esc stop
      tab message box
      """)
    here.type("<pagedown>")
    expectScreen(
      screen(here),
      """
      › go
      ─  lines 4-6 of 42  ▼ 36 more  pgup pgdn
      ? Run
        echo 4
        echo 5
        echo 6
      y once   n no   e no, because   c change
      › Message, or / for commands
      1 waits for you  esc stop
      tab message box
      """)
  }

  @Test func `a long command on fifteen rows of fifty goes on by pages`() {
    var here = Situation.asked(Self.long, columns: 50, rows: 15)
    expectScreen(
      screen(here),
      """
      › go

      ────────────────  lines 1-6 of 42  ▼ 36 more  pgdn
      ? Run
        echo 1
        echo 2
        echo 3
        echo 4
        echo 5
        echo 6
      y once   n no   e no, because   c change
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

      ──────────  lines 6-11 of 42  ▼ 31 more  pgup pgdn
      ? Run
        echo 6
        echo 7
        echo 8
        echo 9
        echo 10
        echo 11
      y once   n no   e no, because   c change
      ──────────────────────────────────────────────────
      › Message, or / for commands
      esc stop  tab message box
      build · offline/guide · new thre…  1 waits for you
      """)
  }

  @Test func `a long command on a screen of the usual size`() {
    var here = Situation.asked(Self.long, columns: 80, rows: 24)
    expectScreen(
      screen(here),
      """
      › go



      ────────────────────────────────────────────────────────────────────────────────
      ? Run
        echo 1
        echo 2
        echo 3
        echo 4
        echo 5
        echo 6
        echo 7
        echo 8
        echo 9
        echo 10
        echo 11
        echo 12
        lines 1-12 of 43  ▼ 31 more  pgdn
      y once   n no   e no, because   c change
      ────────────────────────────────────────────────────────────────────────────────
      › Message, or / for commands
      esc stop  tab message box
      build · offline/guide · new thread                               1 waits for you
      """)
    here.type("<pagedown>")
    expectScreen(
      screen(here),
      """
      › go



      ────────────────────────────────────────────────────────────────────────────────
      ? Run
        echo 12
        echo 13
        echo 14
        echo 15
        echo 16
        echo 17
        echo 18
        echo 19
        echo 20
        echo 21
        echo 22
        echo 23
        lines 12-23 of 43  ▼ 20 more  pgup pgdn
      y once   n no   e no, because   c change
      ────────────────────────────────────────────────────────────────────────────────
      › Message, or / for commands
      esc stop  tab message box
      build · offline/guide · new thread                               1 waits for you
      """)
  }

  @Test func `a diff on ten rows of forty`() {
    let here = Situation.asked(Situation.edit, columns: 40, rows: 10)
    expectScreen(
      screen(here),
      """
      › go
      ────────  lines 1-3 of 8  ▼ 5 more  pgdn
      ? Edit Sources/Greeting.swift
        Sources/Greeting.swift  +2 -1
         7   func greet(_ name: String) {
         8 -   print("Hello, \\(name)")
      y once   n no   e no, because   ? more
      › Message, or / for commands
      1 waits for you  esc stop
      tab message box
      """)
  }

  @Test func `arguments on ten rows of forty`() {
    let here = Situation.asked(Situation.tree, columns: 40, rows: 10)
    expectScreen(
      screen(here),
      """
      › go
      ──────  lines 1-3 of 14  ▼ 11 more  pgdn
      ? files_move
        from: "/srv/a<U+202E>txt.exe"
        to:
          - "/srv/b"
      y once   n no   e no, because   ? more
      › Message, or / for commands
      1 waits for you  esc stop
      tab message box
      """)
  }

  @Test func `what looks like something else is spelt out on ten rows of forty`() {
    let here = Situation.asked(Self.disguised, columns: 40, rows: 10)
    expectScreen(
      screen(here),
      """
      › go
      ? Run
        cat p<U+0430>ss<U+202E>dwd<U+200B> >
          /tmp/x
        in /home/ann/project
        no rule allows it
      y once   n no   e no, because   c change
      › Message, or / for commands
      1 waits for you  esc stop
      tab message box
      """)
  }

  @Test func `nothing is said twice`() {
    let here = Situation.asked(Self.doubled, columns: 50, rows: 15)
    expectScreen(
      screen(here),
      """
      › go


      ──────────────────────────────────────────────────
      ? Run  ! 1 risk
        rm x; rm x
        ! It is gone.
        ? rm x

      y once   n no   e no, because   a all execute
      c change
      ──────────────────────────────────────────────────
      › Message, or / for commands
      esc stop  tab message box
      build · offline/guide · new thre…  1 waits for you
      """)
  }

  @Test func `who asks is named, and what else waits counted, on ten rows of forty`() {
    var here = Situation.asked(Situation.command, columns: 40, rows: 10)
    here.apply(
      .detail(
        .promptOpened(
          Prompt(id: "other", asker: ["explore", "execute"], kind: .approval(Self.command("make"))))))
    here.type("<right>")
    expectScreen(
      screen(here),
      """
      › go
      ────────────────────────────────────────
      ? explore › execute: Run  2 of 2
        make
        in /home/ann/project
        no rule allows it
      y once   n no   e no, because   ? more
      › Message, or / for commands
      2 wait for you  esc stop
      tab message box
      """)
  }
}
