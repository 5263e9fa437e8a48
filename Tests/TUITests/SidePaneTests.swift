import Harness
import Terminal
import TestSupport
import Testing

@testable import TUI

/// Which panes stand where, from small screens to large ones.
@Suite struct SidePaneTests {
  /// A run in which much goes on.
  private func busy(columns: Int, rows: Int) -> Situation {
    var here = Situation()
    here.scene.view.size = Size(columns: columns, rows: rows)
    here.scene.session.modelID = "offline/guide"
    here.apply(
      .detail(.modesListed([ModeInfo(id: "build", name: "Build", description: "")], current: "build")))
    here.scene.say(.user, "fix the parser")
    here.apply(.run(.started))
    here.scene.apply(
      .tool(.started(id: "c1", name: "read_file", args: ["path": "Sources/Parser.swift"])),
      .tool(.ended(id: "c1", result: ToolOutput("let x = 1").json, isError: false)),
      .tool(.started(id: "c2", name: "execute_command", args: ["command": "swift test"])))
    here.apply(
      .session(
        .tasksUpdated([
          TaskItem(id: "1", content: "Read it", status: .completed, activeForm: "Reading it"),
          TaskItem(id: "2", content: "Mend it", status: .inProgress, activeForm: "Mending it"),
        ])))
    here.queue("then commit")
    return here
  }

  private func screen(_ here: Situation) -> String { Layout.frame(here.scene.snapshot).text }

  @Test func `at 40x10 all is stacked, and the conversation keeps a part`() {
    expectScreen(
      screen(busy(columns: 40, rows: 10)),
      """
      › fix the parser

      ✓ read_file Sources/Parser.swift  0 ms
      • execute_command swift test  running
      tasks 1/2: Mending it
      1 queued
        1  then commit
      › Message, or / for commands
      1 queued · working 0:00  enter queue
      ctrl+s steer  esc stop  up queue  ? keys
      """)
  }

  @Test func `at 80x24 tasks and queue are below the conversation`() {
    expectScreen(
      screen(busy(columns: 80, rows: 24)),
      """
      › fix the parser

      ✓ read_file Sources/Parser.swift  0 ms  let x = 1
      • execute_command swift test  running












      ✓ Read it
      • Mending it
      1 queued
        1  then commit
      ────────────────────────────────────────────────────────────────────────────────
      › Message, or / for commands
      enter queue  ctrl+s steer (drops queue)  esc stop  up queue  ? keys
      build · offline/guide · new thread                       1 queued · working 0:00
      """)
  }

  @Test func `at 120x24 they stand beside it, with the tools`() {
    let rows = screen(busy(columns: 120, rows: 24)).split(separator: "\n", omittingEmptySubsequences: false)
    func part(_ columns: Range<Int>) -> String {
      rows.prefix(12).map { String($0.dropFirst(columns.lowerBound).prefix(columns.count)) }.joined(
        separator: "\n")
    }
    expectScreen(
      part(0..<90),
      """
      › fix the parser

      ✓ read_file Sources/Parser.swift  0 ms  let x = 1
      • execute_command swift test  running
      """)
    expectScreen(
      part(90..<120),
      """
      │ tasks
      │ ✓ Read it
      │ • Mending it
      │
      │ tools
      │ ✓ read_file Sources/Parser.…
      │ • execute_command swift test
      │
      │ 1 queued
      │   1  then commit
      │
      │
      """)
  }

  @Test func `a large screen has no more than it needs at the side`() {
    let rows = screen(busy(columns: 200, rows: 50)).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(rows.count == 50)
    #expect(rows[0].firstIndex(of: "│").map { rows[0].distance(from: rows[0].startIndex, to: $0) } == 156)
    #expect(rows[..<46].allSatisfy { $0.contains("│") })
  }

  @Test func `where nothing goes on nothing stands at the side`() {
    var here = Situation()
    here.scene.view.size = Size(columns: 120, rows: 14)
    here.scene.say(.assistant, "Done.")
    #expect(!screen(here).contains("│"))
    #expect(Layout.transcriptSize(here.scene.snapshot).columns == 120)
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 120, rows: 24)])
  func `zooming gives one the room, then the other, and is kept`(size: Size) {
    var here = busy(columns: size.columns, rows: size.rows)
    here.type("<alt+z>")
    #expect(!screen(here).contains("Mending it") && !screen(here).contains("1 queued\n"))
    #expect(screen(here).contains("fix the parser"))
    #expect(here.view.preferences.zoom == .conversation)
    here.type("<alt+z>")
    #expect(screen(here).contains("Mending it") && screen(here).contains("then commit"))
    #expect(!screen(here).contains("fix the parser"))
    here.type("<alt+z>")
    #expect(screen(here).contains("Mending it") && screen(here).contains("fix the parser"))
  }

  @Test func `the width can be set, and the side left out`() {
    var here = busy(columns: 120, rows: 24)
    here.type("/side 60<enter>")
    #expect(Layout.transcriptSize(here.scene.snapshot).columns == 59)
    here.type("/side off<enter>")
    #expect(Layout.transcriptSize(here.scene.snapshot).columns == 120)
    #expect(screen(here).contains("Mending it"))
    here.type("/side 7<enter>")
    #expect(here.view.hint == "Write /side 24 to /side 80, /side on or /side off.")
  }
}
