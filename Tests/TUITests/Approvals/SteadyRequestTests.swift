import Harness
import Terminal
import TestSupport
import Testing

@testable import TUI

/// What was seen of a request stays in view when seeing it unlocks more answers.
@Suite struct SteadyRequestTests {
  private static let requests = [
    Situation.command, Situation.parts, Situation.kept, Situation.edit, Situation.tree, Situation.offering,
  ]

  @Test(arguments: [
    Size(columns: 40, rows: 8), Size(columns: 40, rows: 10), Size(columns: 50, rows: 15),
    Size(columns: 64, rows: 12), Size(columns: 80, rows: 24), Size(columns: 120, rows: 40),
  ])
  func `seeing the end moves nothing`(_ size: Size) {
    for request in Self.requests {
      var here = Situation.asked(request, columns: size.columns, rows: size.rows)
      here.scene.view.prompt.hasSeenEnd = false
      let before = Layout.prompt(here.scene.snapshot)
      here.scene.view.prompt.hasSeenEnd = true
      let after = Layout.prompt(here.scene.snapshot)
      #expect(before?.lines.count == after?.lines.count)
      #expect(before?.bodyRows == after?.bodyRows)
      #expect(before?.lastBodyStart == after?.lastBodyStart)
    }
  }

  @Test func `a request that is in view whole says at once what else can be answered`() {
    var here = Situation.asked(Situation.offering, columns: 80, rows: 24)
    here.scene.view.prompt.hasSeenEnd = false
    let text = Layout.frame(here.scene.snapshot).text
    #expect(text.contains("1-2 this session"))
    #expect(!text.contains("more answers"))
  }

  @Test(arguments: [8, 9, 10, 12, 15, 24])
  func `that there is more below, and how many risks there are, is always said`(_ rows: Int) {
    let command = (1...40).map { "echo \($0)" }.joined(separator: "\n")
    let request = ApprovalRequest(
      toolName: "execute_command", category: .execute, args: ["command": .string(command)],
      preview: ToolPreview(
        title: "Run without the fence, with a title that is too long for the row it stands in",
        blocks: [.code(Code(text: command, language: "sh"))], risks: ["It is gone."]),
      reason: "no rule allows it")
    let here = Situation.asked(request, columns: 40, rows: rows)
    let text = Layout.frame(here.scene.snapshot).text
    #expect(text.contains("! 1 risk"))
    #expect(text.contains("▼ "))
    #expect(text.contains(" more"))
  }

  @Test func `a diff on a screen of the usual size`() {
    expectScreen(
      Layout.frame(Situation.asked(Situation.edit, columns: 80, rows: 24).scene.snapshot).text,
      """
      › go







      ────────────────────────────────────────────────────────────────────────────────
      ? Edit Sources/Greeting.swift
        Sources/Greeting.swift  +2 -1
         7   func greet(_ name: String) {
         8 -   print("Hello, \\(name)")
         8 +   print("Good morning, \\(name)")
         9 +   count += 1
        10   }

        by default, changes to files are asked about

      y once   n no   e no, because   a all edit   c change
      ────────────────────────────────────────────────────────────────────────────────
      › Message, or / for commands
      esc stop  tab message box
      build · offline/guide · new thread                               1 waits for you
      """)
  }

  @Test func `a diff on fifteen rows of fifty`() {
    expectScreen(
      Layout.frame(Situation.asked(Situation.edit, columns: 50, rows: 15).scene.snapshot).text,
      """
      › go

      ──────────────────  lines 1-5 of 7  ▼ 2 more  pgdn
      ? Edit Sources/Greeting.swift
        Sources/Greeting.swift  +2 -1
         7   func greet(_ name: String) {
         8 -   print("Hello, \\(name)")
         8 +   print("Good morning, \\(name)")
         9 +   count += 1
      y once   n no   e no, because   pgdn more answers
      c change
      ──────────────────────────────────────────────────
      › Message, or / for commands
      esc stop  tab message box
      build · offline/guide · new thre…  1 waits for you
      """)
  }

  @Test func `calls whose turn comes later are counted, and answered together`() {
    var request = Situation.command
    request.alikeLater = 2
    var here = Situation.asked(request, columns: 80, rows: 24)
    let text = Layout.frame(here.scene.snapshot).text
    #expect(text.contains("? Run  3 alike"))
    #expect(text.contains("t once, all 3 alike"))
    here.type("t")
    #expect(here.performed == ["approve-alike"])
    #expect(here.asked == 1)
  }
}
