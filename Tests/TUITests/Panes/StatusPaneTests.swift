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

  @Test func `whether commands are fenced is said where there is room`() {
    #expect(facts(.up, columns: 60).hasPrefix("no model · fenced · new thread"))
    #expect(facts(.down(reason: "x"), columns: 60).hasPrefix("no model · not fenced · new thread"))
    #expect(facts(.up, columns: 30).hasPrefix("no model · new thread"))
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
