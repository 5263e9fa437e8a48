import Harness
import Synchronization
import TestSupport
import Testing

@HarnessActor @Suite struct ApprovalTests {
  private func chat(
    _ steps: [ScriptedProvider.Step], _ tools: [any Tool] = [TestTool("change", .edit)],
    configure: (inout HostConfiguration) -> Void = { _ in }
  ) throws -> Conversation {
    try Conversation(steps, tools: tools, configure: configure)
  }

  @Test func `looking is allowed and changing is asked about`() async throws {
    let chat = try chat([.says([.call("change", ["text": "a"])]), .says([.text("ok")])])
    try await chat.say("go")
    let prompt = try #require(chat.display.prompts.first)
    #expect(prompt.id == "c1")
    #expect(chat.display.pendingApproval?.toolName == "change")
    #expect(chat.transcript == ["> go", "change waiting"])
    #expect(chat.names.suffix(3) == ["tool_start", "message_start", "tool_approval_required"])

    chat.session.respondToToolApproval(.approve, toolCallID: "c1")
    #expect(chat.display.prompts.isEmpty)
    await chat.session.settled()
    #expect(chat.transcript == ["> go", "change completed", "ok"])
    #expect(chat.display.transcript.tool("c1")?.decision == "you allowed it once")
  }

  @Test func `a no reaches the model with the person's reason`() async throws {
    let chat = try chat([.says([.call("change")]), .says([.text("I see")])])
    try await chat.say("go")
    chat.session.respondToToolApproval(.decline(reason: "not on Friday"))
    await chat.session.settled()
    #expect(chat.transcript == ["> go", "change refused", "I see"])
    let text = chat.display.transcript.tool("c1")?.output?.text
    #expect(text == "The person refused this call and says: not on Friday")
  }

  @Test func `always for a category is not asked again in the session`() async throws {
    let chat = try chat([
      .says([.call("change", id: "a")]), .says([.call("change", id: "b")]), .says([.text("ok")]),
    ])
    try await chat.say("go")
    chat.session.respondToToolApproval(.alwaysAllowCategory)
    await chat.session.settled()
    #expect(chat.transcript == ["> go", "change completed", "change completed", "ok"])
    #expect(chat.display.grants.categories == [.edit])
  }

  @Test func `an answer for another call, or to something else than was shown, does nothing`() async throws {
    let chat = try chat([.says([.call("change")]), .says([.text("ok")])])
    try await chat.say("go")
    chat.session.respondToToolApproval(.approve, toolCallID: "other")
    chat.session.respondToToolApproval(.approve, toolCallID: "c1", digest: "other")
    #expect(chat.display.prompts.count == 1)
    chat.session.respondToToolApproval(.decline(reason: nil), toolCallID: "c1")
    await chat.session.settled()
    chat.session.respondToToolApproval(.approve, toolCallID: "c1")
    #expect(chat.transcript == ["> go", "change refused", "ok"])
  }

  @Test func `what changed while the person was looking is asked about again`() async throws {
    let content = Mutex("old")
    let tool = TestTool(
      "change", .edit,
      preview: { _ in ToolPreview(title: "Change", blocks: [.text(content.withLock { $0 })]) })
    let chat = try chat([.says([.call("change")]), .says([.text("ok")])], [tool])
    try await chat.say("go")
    content.withLock { $0 = "new" }
    chat.session.respondToToolApproval(.approve)
    await chat.until { state in
      if case .approval(let request) = state.prompts.first?.kind {
        request.preview.blocks == [.text("new")]
      } else {
        false
      }
    }
    chat.session.respondToToolApproval(.approve)
    await chat.session.settled()
    #expect(chat.transcript == ["> go", "change completed", "ok"])
  }

  @Test func `a call that cannot work is not asked about`() async throws {
    struct Missing: Error, CustomStringConvertible { let description = "no such file" }
    let tool = TestTool("change", .edit, preview: { _ in throw Missing() })
    let chat = try chat([.says([.call("change")]), .says([.text("ok")])], [tool])
    try await chat.say("go")
    #expect(chat.transcript == ["> go", "change failed", "ok"])
  }

  @Test func `abort answers an approval with cancelled and nothing runs`() async throws {
    let ran = Mutex(false)
    let tool = TestTool(
      "change", .edit,
      run: { _, _ in
        ran.withLock { $0 = true }
        return .finished(ToolOutput("done"))
      })
    let chat = try chat([.says([.call("change")])], [tool])
    try await chat.say("go")
    await chat.session.abort()
    await chat.session.settled()
    #expect(!ran.withLock { $0 })
    #expect(chat.display.prompts.isEmpty)
    #expect(chat.events.last == .run(.ended(.aborted)))
    #expect(chat.transcript == ["> go", "change interrupted", "! Interrupted"])
    #expect(!chat.session.run.isRunning)
  }

  @Test func `a message of the person declines the approval that is asked`() async throws {
    let chat = try chat([.says([.call("change")]), .says([.text("understood")])])
    try await chat.say("go")
    try await chat.session.sendMessage("wait, something else")
    await chat.session.settled()
    #expect(chat.transcript == ["> go", "change refused", "> wait, something else", "understood"])
  }

  @Test func `a denied tool is not offered and not run`() async throws {
    let chat = try chat([.says([.call("change")]), .says([.text("ok")])]) {
      $0.permissions.tools["change"] = .deny
    }
    try await chat.say("go")
    #expect(chat.provider.requests.first?.tools.contains { $0.name == "change" } == false)
    #expect(chat.transcript == ["> go", "change failed", "ok"])
  }

  @Test func `a denied category is refused without asking`() async throws {
    let chat = try chat([.says([.call("change")]), .says([.text("ok")])]) {
      $0.permissions.categories[.edit] = .deny
    }
    try await chat.say("go")
    #expect(chat.transcript == ["> go", "change refused", "ok"])
    #expect(
      chat.display.transcript.tool("c1")?.output?.text
        == "Not allowed: by default, changes to files are denied. Only the person can change that; /permissions shows them where."
    )
  }

  @Test func `two policies set in a row are both kept`() async throws {
    let chat = try chat([])
    async let first: Void = chat.session.setPolicy(.allow, for: .edit)
    async let second: Void = chat.session.setPolicy(.deny, for: .execute)
    _ = try await (first, second)
    #expect(chat.session.permissionRules.categories[.edit] == .allow)
    #expect(chat.session.permissionRules.categories[.execute] == .deny)
    #expect(chat.names == ["state_changed", "state_changed"])
  }

  @Test func `calls that run together are asked about one after the other`() async throws {
    let chat = try chat(
      [.says([.call("ask", id: "a"), .call("ask", id: "b")]), .says([.text("ok")])],
      [TestTool("ask", .other, parallel: true)])
    try await chat.say("go")
    await chat.until { $0.prompts.count == 2 }
    let first = try #require(chat.display.prompts.first?.id)
    #expect(chat.names.count { $0 == "tool_approval_required" } == 1)
    chat.session.respondToToolApproval(.approve, toolCallID: first)
    await chat.until { $0.prompts.first.map { $0.id != first } ?? false }
    chat.session.respondToToolApproval(.decline(reason: nil))
    await chat.session.settled()
    #expect(Set(chat.transcript) == ["> go", "ask completed", "ask refused", "ok"])
  }
}
