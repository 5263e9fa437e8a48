import Harness
import Terminal
import TestSupport
import Testing

@testable import TUI

@Suite struct StatusPaneTests {
  private func facts(_ color: String?) -> Line {
    var scene = Scene()
    scene.apply(
      .detail(
        .modesListed(
          [ModeInfo(id: "review", name: "Review", description: "", color: color)], current: "review")))
    return StatusPane().lines(scene.snapshot, size: Size(columns: 60, rows: 4)).last ?? Line()
  }

  @Test func `the mode has its colour, and its name`() {
    #expect(facts("warning").spans.first == Span("review", Theme().warning))
    #expect(facts(nil).spans.first == Span("review", Theme().faint))
    #expect(facts("no such role").spans.first == Span("review", Theme().faint))
    #expect(facts("warning").text == facts(nil).text)
  }

  @Test func `a thread that is only looked at says so`() {
    var scene = Scene()
    scene.apply(.thread(.changed(id: "t", previous: nil)), .detail(.threadIsReadOnly))
    let facts = StatusPane().lines(scene.snapshot, size: Size(columns: 60, rows: 4)).last
    #expect(facts?.text.hasSuffix("read only") == true)
  }

  private func facts(_ fencing: Fencing, columns: Int) -> String {
    var scene = Scene()
    scene.apply(.detail(.fencingFound(fencing)))
    return StatusPane().lines(scene.snapshot, size: Size(columns: columns, rows: 4)).last?.text ?? ""
  }

  @Test func `whether commands are fenced goes before the title`() {
    #expect(facts(.up, columns: 60).hasPrefix("no model · fenced · new thread"))
    #expect(facts(.down(reason: "x"), columns: 60).hasPrefix("no model · not fenced · new thread"))
    #expect(facts(.up, columns: 30) == "no model · fenced        ready")
  }

  @Test(arguments: [
    (80, "build · claude-s… · not fenced  YOLO · AWAY · 1 waits for you · 1 queued, paused"),
    (60, "build · claude-… · not fenced  YOLO · AWAY · 1 waits for you"),
    (50, "build · not fenced   YOLO · AWAY · 1 waits for you"),
    (40, "build · not fenced           YOLO · AWAY"),
  ])
  func `neither the fence nor yolo nor away ever gives way`(columns: Int, row: String) {
    var scene = Scene()
    scene.session.modelID = "anthropic/claude-sonnet-4-5"
    scene.apply(
      .detail(.modesListed([ModeInfo(id: "build", name: "build", description: "")], current: "build")),
      .detail(.fencingFound(.down(reason: "x"))),
      .session(.stateChanged(state: ["yolo": true, "away": true], changedKeys: [])),
      .detail(.followUpsChanged([FollowUp(id: "1", content: "a")], isPaused: true)), .run(.started))
    scene.ask(.approval(Situation.command))
    let lines = StatusPane().lines(scene.snapshot, size: Size(columns: columns, rows: 4)).map(\.text)
    #expect(lines.last == row)
    scene.view.size = Size(columns: columns, rows: 10)
    let short = StatusPane().lines(scene.snapshot, size: Size(columns: columns, rows: 4)).map(\.text)
    #expect(short.first?.hasPrefix("YOLO · AWAY · not fenced") == true)
  }

  @Test func `of several notices the last is shown, with how many there are and where`() {
    var here = Situation()
    here.apply(
      .detail(.noticed(Notice(.warning, "A rule does not count."))),
      .detail(.noticed(Notice(.info, "Commands are not fenced."))))
    func said() -> String? {
      StatusPane().lines(here.scene.snapshot, size: Size(columns: 80, rows: 4)).first?.text
    }
    #expect(said() == "2 notices, /notices lists them. Commands are not fenced.")
    here.type("/notices<enter>")
    #expect(
      here.view.picker?.rows.map(\.label) == [
        "warning: A rule does not count.", "Commands are not fenced.",
      ])
    here.type("<esc>")
    here.apply(.detail(.noticed(Notice(.info, "One more."))))
    #expect(said() == "One more.")
  }

  @Test(arguments: [
    (ThreadMeasure(), ""), (ThreadMeasure(contextTokens: 950), "950 tokens"),
    (ThreadMeasure(contextTokens: 2_000, isEstimate: true, contextLength: 8_000), "~2.0k of 8.0k (25%)"),
    (ThreadMeasure(contextTokens: 34_000, contextLength: 200_000), "34k of 200k (17%)"),
    (ThreadMeasure(contextTokens: 300, contextLength: 200, cost: 0.0042), "300 of 200 (100%), $0.0042"),
    (ThreadMeasure(contextTokens: 1, cost: 1.5, costsMore: true), "1 tokens, $1.50+"),
    (ThreadMeasure(contextTokens: 1, cost: 0), "1 tokens, $0"),
  ])
  func `how full the context is, and what it cost`(measure: ThreadMeasure, words: String) {
    #expect(ContextWords.all(measure).joined(separator: ", ") == words)
  }

  @Test func `every role has a style, and a name of its own`() {
    var theme = Theme()
    theme.heading = Style(.ansi(3))
    #expect(theme[.heading] == theme.heading)
    #expect(Set(Theme.Role.allCases.map(\.rawValue)).count == Theme.Role.allCases.count)
  }
}
