import Harness
import Terminal
import TestSupport
import Testing

@testable import TUI

/// A message of the queue that is being changed.
@Suite struct QueueEditTests {
  private func editing() -> Situation {
    var here = Situation()
    here.apply(.run(.started))
    here.queue("one")
    here.type("<alt+up>")
    return here
  }

  @Test func `enter keeps the change also where it begins like a command`() {
    for text in ["/mo", "/mode", "/mode plan", "/"] {
      var here = editing()
      here.type("<ctrl+u>\(text)<enter>")
      #expect(here.view.editing == nil)
      #expect(here.view.picker == nil)
      #expect(here.performed.last == "send")
      #expect(here.asked == 3)
    }
  }

  @Test func `esc leaves the message as it was also where the change begins like a command`() {
    var here = editing()
    here.type("<ctrl+u>/mo<esc>")
    #expect(here.view.editing == nil)
    #expect(here.performed.last == "queue-restore")
  }
}
