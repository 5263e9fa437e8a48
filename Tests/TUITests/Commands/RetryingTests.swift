import Harness
import Terminal
import Testing

@testable import TUI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct RetryingTests {
  private func waiting() -> Situation {
    var here = Situation()
    here.apply(.run(.started))
    let until = here.scene.now.addingTimeInterval(10)
    here.apply(
      .detail(.retryChanged(RetryWait(attempt: 2, most: 5, until: until, reason: "host is busy (503)"))))
    return here
  }

  private func foot(_ here: Situation) -> String {
    StatusPane().lines(here.scene.snapshot, size: Size(columns: 80, rows: 5)).map(\.text)
      .joined(separator: "\n")
  }

  @Test func `the pause is counted down with its reason and its keys`() {
    var here = waiting()
    #expect(foot(here).contains("! asking again in 10 s (attempt 2 of 5): host is busy (503)"))
    #expect(foot(here).contains("r retry now") && foot(here).contains("esc stop"))
    here.pass(seconds: 7.5)
    #expect(foot(here).contains("! asking again in 3 s (attempt 2 of 5)"))
    here.pass(seconds: 5)
    #expect(foot(here).contains("! asking again (attempt 2 of 5)"))
    here.apply(.detail(.retryChanged(nil)))
    #expect(!foot(here).contains("asking again"))
  }

  @Test func `a model that says nothing for long is said to`() {
    var here = Situation()
    here.apply(.session(.modelChanged(id: "host/m", scope: nil, modeID: nil)), .run(.started))
    here.pass(seconds: 19)
    #expect(!foot(here).contains("No word"))
    here.pass(seconds: 2)
    #expect(foot(here).contains("! No word from host/m for 21 s.") && foot(here).contains("esc stop"))
    here.apply(.tool(.started(id: "a", name: "f", args: [:])))
    here.pass(seconds: 60)
    #expect(!foot(here).contains("No word"))
    here.apply(.tool(.ended(id: "a", result: "done", isError: false)))
    here.pass(seconds: 20)
    #expect(foot(here).contains("! No word from host/m for 20 s."))
    here.apply(.run(.ended(.aborted)))
    #expect(!foot(here).contains("No word"))
  }

  @Test func `r asks again now, and is a letter at any other time`() {
    var here = waiting()
    here.type("r")
    #expect(here.performed == ["retry"] && here.asked == 1 && here.view.composer.isEmpty)
    here.type("or")
    #expect(here.performed == ["retry"] && here.view.composer.text == "or")
    var calm = Situation()
    calm.type("r")
    #expect(calm.performed == [] && calm.view.composer.text == "r")
  }

  @Test func `r asks again when not a word came for long, and not once a word came`() {
    var here = Situation()
    here.apply(.session(.modelChanged(id: "host/m", scope: nil, modeID: nil)), .run(.started))
    here.pass(seconds: 19)
    #expect(!foot(here).contains("ask again"))
    here.pass(seconds: 2)
    #expect(foot(here).contains("r ask again"))
    here.type("r")
    #expect(here.performed == ["retry"] && here.asked == 1 && here.view.composer.isEmpty)
    let begun = Message(id: "m", role: .assistant, content: [.text("well")], createdAt: here.scene.now)
    here.apply(.run(.messageStarted(begun)))
    here.pass(seconds: 30)
    #expect(foot(here).contains("No word") && !foot(here).contains("ask again"))
    here.type("r")
    #expect(here.view.composer.text == "r")
  }

  @Test func `the thinking level is chosen by its name`() {
    var here = Situation()
    here.type("/think high<enter>/think default<enter>")
    #expect(here.performed.filter { $0 == "think" }.count == 2 && here.asked == 2)
    here.type("/think hard<enter>")
    #expect(here.asked == 2)
    #expect(here.view.hint == "There is no thinking level “hard”: off, low, medium, high or default.")
  }
}
