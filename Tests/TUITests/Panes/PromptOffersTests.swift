import Harness
import TUI
import Terminal
import TestSupport
import Testing

@Suite struct PromptOffersTests {
  private func request(_ offers: [GrantProposal], isRememberable: Bool = true) -> Prompt.Kind {
    .approval(
      ApprovalRequest(
        toolName: "execute_command", category: .execute, args: [:],
        preview: ToolPreview(title: "Run", blocks: [.text("git log -3")]), reason: "no rule allows it",
        grants: offers, isRememberable: isRememberable))
  }

  @Test func `what may be allowed for the session is shown in full, with numbers`() throws {
    func rules(_ text: String) throws -> GrantProposal.Scope {
      .rules([try PermissionRule(text, origin: "this session")])
    }
    var scene = Scene()
    scene.ask(
      request([
        GrantProposal(text: "exactly git log -3", scope: try rules("git log -3")),
        GrantProposal(text: "git log *", scope: try rules("git log *")),
        GrantProposal(text: "everything", scope: .tool("a")),
      ]))
    expectScreen(
      scene.text(PromptPane(), columns: 64, rows: 24),
      """
      ────────────────────────────────────────────────────────────────
      ? Run
        git log -3

        no rule allows it

        1 this session: exactly git log -3
        2 this session: git log *

      y once   n no   e no, because   1-2 this session   g other rule
      a all execute   c change
      """)
  }

  @Test func `what is not remembered offers only once and no`() {
    var scene = Scene()
    scene.ask(request([], isRememberable: false))
    let text = scene.text(PromptPane(), columns: 64, rows: 24)
    #expect(text.contains("y once   n no   e no, because   c change"))
    #expect(!text.contains("this session"))
  }
}
