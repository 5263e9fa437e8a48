import Harness
import TUI
import Terminal
import TestSupport
import Testing

@Suite struct PromptPaneTests {
  private func approval(
    _ blocks: [OutputBlock], title: String = "Run a command", risks: [String] = [],
    category: ToolCategory? = .execute
  ) -> Prompt.Kind {
    .approval(
      ApprovalRequest(
        toolName: "execute_command", category: category, args: [:],
        preview: ToolPreview(title: title, blocks: blocks, risks: risks),
        reason: "execute asks by default"))
  }

  private func prompt(_ scene: Scene, columns: Int = 64, rows: Int = 20) -> String {
    scene.text(PromptPane(), columns: columns, rows: rows)
  }

  @Test func `an approval shows all that will run, why it is asked, and what keys answer it`() {
    var scene = Scene()
    scene.ask(
      approval([.text("git status && rm -rf build")], risks: ["removes files"]), asker: ["explore"])
    expectScreen(
      prompt(scene),
      """
      ────────────────────────────────────────────────────────────────
      ? explore: Run a command  ! 1 risk
        git status && rm -rf build

        ! removes files
        execute asks by default

      y once   n no   e no, because   a all execute   c change
      """)
  }

  @Test func `nothing in a command is hidden`() {
    var scene = Scene()
    scene.ask(approval([.text("echo \u{202E}a\u{1B}[2Jb\tc\u{200B}\r\nrm x")]))
    let text = prompt(scene)
    #expect(text.contains("echo <U+202E>a<ESC>[2Jb<TAB>c<U+200B><CR>"))
    #expect(text.contains("  rm x"))
  }

  @Test func `blanks that push a command aside are counted`() {
    var scene = Scene()
    let blanks = String(repeating: " ", count: 300)
    scene.ask(approval([.text("ls\(blanks)&& rm x\n\(blanks)rm y\n  echo done")]))
    let text = prompt(scene)
    #expect(text.contains("  ls<300 blanks>&& rm x\n  <300 blanks>rm y\n    echo done"))
  }

  @Test func `a long request scrolls, and its keys stay`() {
    var scene = Scene()
    scene.ask(approval([.text((1...40).map { "line \($0)" }.joined(separator: "\n"))]))
    expectScreen(
      prompt(scene, columns: 70, rows: 15),
      """
      ──────────────────────────────────────────────────────────────────────
      ? Run a command
        line 1
        line 2
        line 3
        line 4
        line 5
        line 6
        line 7
        line 8
        lines 1-8 of 42  ▼ 34 more  pgdn
      y once   n no   e no, because   a all execute   c change
      """)
    let size = Size(columns: 70, rows: 15)
    scene.view.prompt.promptID = "ask"
    scene.view.prompt.scroll = PromptPane.scrolled(by: 100, snapshot: scene.snapshot, size: size)
    #expect(scene.view.prompt.scroll == 34)
    #expect(
      prompt(scene, columns: 70, rows: 15).contains("execute asks by default\n  lines 35-42 of 42  pgup"))
    #expect(PromptPane.scrolled(by: -100, snapshot: scene.snapshot, size: size) == 0)
  }

  @Test func `an edit is shown as a diff`() {
    var scene = Scene()
    let diff = FileDiff(
      path: "Sources/a.swift", change: .modified,
      hunks: [
        FileDiff.Hunk(
          oldStart: 1, newStart: 1,
          lines: [FileDiff.Line(.removed, "let a = 1"), FileDiff.Line(.added, "let a = 2")])
      ])
    scene.ask(approval([.diff(diff)], title: "Edit Sources/a.swift", category: .edit))
    expectScreen(
      prompt(scene),
      """
      ────────────────────────────────────────────────────────────────
      ? Edit Sources/a.swift
        Sources/a.swift  +1 -1
        1 - let a = 1
        1 + let a = 2

        execute asks by default

      y once   n no   e no, because   a all edit   c change
      """)
  }

  @Test func `without the focus it says how to get to it`() {
    var scene = Scene()
    scene.ask(approval([.text("ls")]))
    scene.ask(approval([.text("pwd")]), id: "second")
    scene.view.focus = .composer
    expectScreen(
      prompt(scene),
      """
      ────────────────────────────────────────────────────────────────
      ? Run a command  1 of 2
      › 1 Run a command
        2 Run a command
        ls

        execute asks by default

      Tab: answer
      """)
    #expect(PromptPane().cursor(scene.snapshot, size: Size(columns: 64, rows: 20)) == nil)
  }

  @Test func `the reason of a no is typed where the cursor is`() {
    var scene = Scene()
    scene.ask(approval([.text("ls")]))
    scene.view.prompt.promptID = "ask"
    scene.view.prompt.typing = Composer("too early")
    expectScreen(
      prompt(scene),
      """
      ────────────────────────────────────────────────────────────────
      ? Run a command
        ls

        execute asks by default

      reason: too early
      enter no, for this reason   esc back
      """)
    #expect(
      PromptPane().cursor(scene.snapshot, size: Size(columns: 64, rows: 20)) == Point(column: 17, row: 6))
  }

  @Test func `what was typed for another prompt is not shown`() {
    var scene = Scene()
    scene.ask(approval([.text("ls")]))
    scene.view.prompt.promptID = "another"
    scene.view.prompt.typing = Composer("too early")
    #expect(!prompt(scene).contains("too early"))
  }

  @Test func `a question is answered by a choice, by several or freely`() {
    let options = [
      Question.Option("Swift", description: "what this is written in"), Question.Option("C"),
      Question.Option("Both of them"),
    ]
    var scene = Scene()
    scene.ask(.question(Question("Which **language**?", options: options)))
    scene.view.prompt.promptID = "ask"
    scene.view.prompt.selection = 1
    expectScreen(
      prompt(scene),
      """
      ────────────────────────────────────────────────────────────────
      ? A question
        Which language?
        1 Swift  what this is written in
      › 2 C
        3 Both of them

      1-3 answer   enter answer   o own words
      """)
    scene.apply(.detail(.promptClosed(id: "ask", decision: "")))
    scene.ask(.question(Question("Which?", options: options, allowsSeveral: true)))
    scene.view.prompt.ticked = [0, 2]
    expectScreen(
      prompt(scene),
      """
      ────────────────────────────────────────────────────────────────
      ? A question
        Which?
      › 1 [x] Swift  what this is written in
        2 [ ] C
        3 [x] Both of them

      1-3 tick   space tick   enter answer   o own words
      """)
    scene.apply(.detail(.promptClosed(id: "ask", decision: "")))
    scene.ask(.question(Question("Why?")))
    scene.view.prompt.typing = Composer("Because")
    expectScreen(
      prompt(scene),
      """
      ────────────────────────────────────────────────────────────────
      ? A question
        Why?

      › Because
      enter answer   esc stop
      """)
  }

  @Test func `of many choices the one under the cursor is in view`() {
    var scene = Scene()
    let options = (1...30).map { Question.Option("Choice \($0)") }
    scene.ask(.question(Question("Which?", options: options)))
    scene.view.prompt.promptID = "ask"
    for selection in [0, 14, 29] {
      scene.view.prompt.selection = selection
      #expect(prompt(scene, rows: 12).contains("Choice \(selection + 1)\n"))
    }
  }

  @Test func `a plan is shown as it is written`() {
    var scene = Scene()
    scene.ask(.plan(Plan(title: "Parser", text: "## First\n1. read\n2. write")))
    expectScreen(
      prompt(scene),
      """
      ────────────────────────────────────────────────────────────────
      ? Plan: Parser
        First

        1. read
        2. write

      y approve   n reject   e reject, with feedback
      """)
  }

  @Test func `nothing is shown when nothing waits`() {
    #expect(PromptPane().lines(Scene().snapshot, size: Size(columns: 80, rows: 24)).isEmpty)
  }
}
