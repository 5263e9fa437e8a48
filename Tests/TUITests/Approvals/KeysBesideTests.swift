import Harness
import Terminal
import TestSupport
import Testing

@testable import TUI

/// Keys that have nothing to do with a request that waits for a yes.
@Suite struct KeysBesideTests {
  private func asked() -> Situation { Situation.asked(Situation.command, columns: 80, rows: 24) }

  @Test(arguments: ["f1", "f2", "f6"])
  func `lists open above it, and esc closes the list and stops nothing`(_ key: String) {
    var here = asked()
    here.type("<\(key)>")
    #expect(here.view.picker != nil)
    here.type("<esc>")
    #expect(here.view.picker == nil)
    #expect(here.view.focus == .prompt)
    #expect(!here.view.isStopping)
    #expect(here.asked == 0)
  }

  @Test func `a key right after the list answers nothing`() {
    var here = asked()
    here.type("<f6><esc>")
    // As fast as one types.
    here.scene.time -= 0.9
    here.type("y")
    #expect(here.asked == 0)
    #expect(here.view.hint == "Typing goes on, so that answered nothing. Press the key again.")
    here.type("y")
    #expect(here.asked == 1)
  }

  @Test func `esc right after a key that did nothing stops nothing`() {
    var here = asked()
    here.type("<f11>")
    #expect(here.view.hint == "f11 does nothing here.")
    here.type("<esc>")
    #expect(here.view.hint == "The key before did nothing. Esc again stops the run.")
    #expect(!here.view.isStopping)
    here.type("<esc>")
    #expect(here.view.isStopping)
  }

  @Test func `esc by itself stops, also some time after a key that did nothing`() {
    var here = asked()
    here.type("<f11>")
    here.pass(seconds: 3)
    here.type("<esc>")
    #expect(here.view.isStopping)
  }
}
