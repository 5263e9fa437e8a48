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

  @Test func `every role has a style, and a name of its own`() {
    var theme = Theme()
    theme.heading = Style(.ansi(3))
    #expect(theme[.heading] == theme.heading)
    #expect(Set(Theme.Role.allCases.map(\.rawValue)).count == Theme.Role.allCases.count)
  }
}
