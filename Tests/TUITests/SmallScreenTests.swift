import Harness
import Terminal
import TestSupport
import Testing

@testable import TUI

/// What cannot be seen cannot be approved.
@Suite struct SmallScreenTests {
  private static let sizes = [40, 60].flatMap { columns in
    (8...13).map { Size(columns: columns, rows: $0) }
  }

  private func asked(_ kind: Prompt.Kind, _ size: Size) -> Situation {
    var here = Situation()
    here.scene.view.size = size
    here.ask(kind)
    here.pass(seconds: 1)
    return here
  }

  private func screen(_ here: Situation) -> String { Layout.frame(here.scene.snapshot).text }

  @Test(arguments: sizes) func `a small screen shows what a yes would run`(size: Size) {
    var here = asked(.approval(Situation.command), size)
    #expect(screen(here).contains("rm x"))
    #expect(screen(here).contains("y once"))
    here.type("y")
    #expect(here.performed == ["approve"])
  }

  @Test(arguments: sizes) func `a small screen shows a question with its choices`(size: Size) {
    let here = asked(.question(Situation.choice), size)
    for part in ["Which?", "1 A", "2 B"] { #expect(screen(here).contains(part)) }
  }

  @Test(arguments: [Size(columns: 39, rows: 24), Size(columns: 80, rows: 7), Size(columns: 0, rows: 0)])
  func `nothing is approved on a screen that is too small`(size: Size) {
    let prompts: [Prompt.Kind] = [
      .approval(Situation.command), .plan(Plan(title: "P", text: "1. do")), .question(Situation.choice),
    ]
    for prompt in prompts {
      var here = asked(prompt, size)
      here.type("ya1<tab>ya1")
      #expect(here.asked == 0)
      // Seen before, and then the window was made smaller.
      here = asked(prompt, Size(columns: 80, rows: 24))
      here.give(.resized(size))
      here.type("ya1")
      #expect(here.asked == 0)
      here.give(.resized(Size(columns: 80, rows: 24)))
      here.type("y1")
      #expect(here.asked == 1)
    }
  }

  @Test func `what a list covers is not in view`() {
    var here = Situation()
    here.scene.view.size = Size(columns: 40, rows: 8)
    here.type("<f1>")
    here.ask(.approval(Situation.command))
    #expect(Layout.showsRequest(here.scene.snapshot) == screen(here).contains("rm x"))
    here.scene.view.size = Size(columns: 80, rows: 24)
    #expect(Layout.showsRequest(here.scene.snapshot) == screen(here).contains("rm x"))
  }

  @Test
  func `whatever else wants room, what would run is in view with the keys; without room there is no yes`() {
    var here = asked(.approval(Situation.command), Size(columns: 40, rows: 24))
    here.scene.view.composer = Composer("a\nb\nc\nd")
    here.give(.resized(Size(columns: 40, rows: 8)))
    let long = String(repeating: "trouble ", count: 12)
    here.apply(.detail(.noticed(Notice(.error, long))))
    #expect(screen(here).contains("rm x"))
    #expect(screen(here).contains("y once"))
    let lines = PromptPane().lines(here.scene.snapshot, size: Size(columns: 40, rows: 1)).map(\.text)
    #expect(lines == ["No room for the request: no yes here."])
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 40, rows: 10)])
  func `a long command is scrolled to its end, and the place in it is shown`(size: Size) {
    var here = asked(.approval(Self.long), size)
    #expect(screen(here).contains("command 1;"))
    #expect(!screen(here).contains("command 40;"))
    #expect(screen(here).contains("lines 1-"))
    var pages = 0
    while !screen(here).contains("command 40;"), pages < 60 {
      here.type("<pagedown>")
      pages += 1
      #expect(screen(here).contains("y once"))
      #expect(screen(here).contains(" of 4"))
    }
    #expect(screen(here).contains("command 40;"))
    here.type("y")
    #expect(here.performed.last == "approve")
  }

  @Test func `no row of a long command is skipped`() {
    for size in [Size(columns: 40, rows: 8), Size(columns: 60, rows: 10), Size(columns: 60, rows: 14)] {
      var here = asked(.approval(Self.long), size)
      var seen: Set<Int> = []
      for _ in 1...60 where seen.count < 40 {
        let rows = screen(here).split(separator: "\n")
        seen.formUnion((1...40).filter { rows.contains("  command \($0);") })
        here.type("<pagedown>")
      }
      #expect(seen == Set(1...40), "\(size)")
    }
  }

  private static let long = ApprovalRequest(
    toolName: "execute_command", category: .execute, args: [:],
    preview: ToolPreview(
      title: "Run",
      blocks: [.code(Code(text: (1...40).map { "command \($0);" }.joined(separator: "\n"), language: "sh"))]),
    reason: "commands ask by default")
}
