import Harness
import Terminal
import Testing

@testable import TUI

/// What ends the program, and what it asks before.
@Suite struct QuittingTests {
  @Test func `ctrl+c clears the text, then stops the run, then quits when pressed twice`() {
    var here = Situation()
    here.apply(.run(.started))
    here.type("draft<ctrl+c>")
    #expect(here.view.composer.isEmpty)
    #expect(here.asked == 0)
    here.type("<ctrl+_>")
    #expect(here.view.composer.text == "draft")
    here.type("<ctrl+c><ctrl+c>")
    #expect(here.asked == 1)
    here.apply(.run(.ended(.aborted)))
    here.type("<ctrl+c>")
    #expect(here.actions.isEmpty)
    here.type("<ctrl+c>")
    #expect(here.actions == [.quit])
  }

  @Test func `quitting while something goes on asks once, and esc stays without stopping it`() {
    for leave in ["<f10>", "<ctrl+d>"] {
      var here = Situation()
      here.apply(.run(.started))
      here.type(leave)
      #expect(here.actions.isEmpty)
      #expect(here.view.hint == "The model still works. f10 again quits and stops it, esc stays.")
      here.type("<esc>")
      #expect(here.view.hint == nil)
      #expect(here.asked == 0)
      here.type(leave + leave)
      #expect(here.actions == [.quit])
    }
  }

  @Test func `quitting does not ask when nothing is lost`() {
    var here = Situation()
    here.ask(.question(Situation.choice))
    here.type("<f10>")
    #expect(here.actions == [.quit])
  }

  @Test func `a second ctrl+c does not quit when something else came between, or too late`() {
    var here = Situation()
    here.type("<ctrl+c>x<backspace><ctrl+c>")
    here.pass(seconds: 6)
    #expect(here.view.hint == nil)
    here.type("<ctrl+c>")
    #expect(here.actions.isEmpty)
  }
}
