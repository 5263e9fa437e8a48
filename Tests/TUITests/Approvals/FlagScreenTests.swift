import Harness
import Terminal
import TestSupport
import Testing

@testable import TUI

@Suite struct FlagScreenTests {
  private func here(columns: Int, rows: Int) -> Situation {
    var here = Situation()
    here.scene.view.size = Size(columns: columns, rows: rows)
    here.scene.session.modelID = "offline/guide"
    here.apply(
      .detail(.modesListed([ModeInfo(id: "build", name: "build", description: "")], current: "build")),
      .session(.stateChanged(state: ["yolo": true, "away": true], changedKeys: ["yolo", "away"])))
    return here
  }

  private func rows(_ here: Situation) -> [Substring] {
    Layout.frame(here.scene.snapshot).text.split(separator: "\n")
  }

  @Test func `yolo and away are told in words, in the colours of danger and of waiting`() {
    let here = here(columns: 80, rows: 24)
    #expect(
      rows(here).last
        == "build · offline/guide · new thread                           YOLO · AWAY · ready")
    let line = StatusPane().lines(here.scene.snapshot, size: Size(columns: 80, rows: 4)).last
    #expect(line?.spans.first { $0.text == "YOLO" }?.style == Theme().bad)
    #expect(line?.spans.first { $0.text == "AWAY" }?.style == Theme().warning)
  }

  @Test(arguments: [Size(columns: 40, rows: 8), Size(columns: 40, rows: 24), Size(columns: 50, rows: 15)])
  func `they are in view on every screen, whatever else goes on`(_ size: Size) {
    var here = here(columns: size.columns, rows: size.rows)
    here.apply(.run(.started))
    here.queue("one", "two")
    here.apply(.detail(.followUpsChanged([FollowUp(id: "1", content: "x")], isPaused: true)))
    #expect(rows(here).contains { $0.contains("YOLO · AWAY") })
    here.ask(.approval(Situation.command))
    here.pass(seconds: 1)
    #expect(rows(here).contains { $0.contains("YOLO · AWAY") })
    here.apply(.session(.stateChanged(state: ["yolo": false], changedKeys: ["yolo", "away"])))
    #expect(!rows(here).contains { $0.contains("YOLO") || $0.contains("AWAY") })
  }

  @Test func `they are turned on and off by their commands, which cannot be typed by one key`() {
    var here = Situation()
    here.type("/yolo<enter>/away<enter>")
    #expect(here.performed.filter { $0 != "send" } == ["yolo", "away"])
    #expect(here.asked == 2)
    for command in Trusting.all { #expect(command.keys.isEmpty) }
  }
}
