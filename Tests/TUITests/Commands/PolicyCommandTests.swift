import Harness
import Testing

@testable import TUI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct PolicyCommandTests {
  @Test func `a policy needs a kind and what shall happen`() {
    var here = Situation()
    here.type("/policy edit deny<enter>")
    #expect(here.asked == 1)
    here.type("/policy edit never<enter>")
    #expect(here.asked == 1)
    #expect(
      here.view.hint == "/policy and a kind (read, edit, execute, mcp, other), then allow, ask or deny.")
  }

  @Test func `enter on a kind goes on to the next policy`() {
    var session = DisplayState()
    session.permissions = PermissionRules()
    let commands = Picker.permissions(session).rows.map(\.command).filter { $0.hasPrefix("policy") }
    #expect(commands.prefix(3) == ["policy read ask", "policy edit deny", "policy execute deny"])
  }

  @Test func `what the mode leaves stands above everything`() {
    var session = DisplayState()
    session.modes = [ModeInfo(id: "plan", name: "Plan", description: "", isReadOnly: true)]
    session.modeID = "plan"
    #expect(
      Picker.permissions(session).rows.first?.preview
        == "note\nthe mode plan is read only, whatever is allowed below")
  }

  @Test func `since when a thread is open elsewhere is said as people say it`() {
    let holder = "process 7 on here, since 2026-06-01T10:00:00.000Z, started as rein"
    let now = Timestamp.date("2026-06-01T10:05:00.000Z") ?? .distantPast
    let conflict = ThreadConflict(threadID: "t", title: "", holder: holder)
    #expect(
      Picker.inUse(conflict, now: now).rows.first?.preview
        == "Open in process 7 on here, opened 5 min ago, started as rein")
  }
}
