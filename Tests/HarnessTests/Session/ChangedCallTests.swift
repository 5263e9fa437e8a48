import Harness
import Synchronization
import TestSupport
import Testing

/// The person changes a call before it runs.
@HarnessActor @Suite struct ChangedCallTests {
  private func chat(
    _ tool: TestTool? = nil, configure: (inout HostConfiguration) -> Void = { _ in }
  ) throws -> Conversation {
    let tool =
      tool
      ?? TestTool(
        "run", .execute,
        needs: { input in
          let text = input["text"]?.string ?? ""
          return [PermissionNeed(.command([CommandWord(text)], prefix: nil), text: text)]
        })
    return try Conversation(
      [.says([.call("run", ["text": "rm"])]), .says([.text("ok")])], tools: [tool], configure: configure)
  }

  private func request(_ chat: Conversation) throws -> ApprovalRequest {
    let prompts = chat.display.prompts
    try #require(prompts.count == 1)
    guard case .approval(let request) = prompts[0].kind else { throw Missing() }
    return request
  }

  private struct Missing: Error {}

  @Test func `it is asked about anew, and what runs is the changed call`() async throws {
    let chat = try chat()
    try await chat.say("go")
    let first = try request(chat)
    chat.session.respondToToolApproval(.change(["text": "ls"]), toolCallID: "c1", digest: first.digest)
    await chat.until { !$0.prompts.isEmpty }
    let second = try request(chat)
    #expect(second.isChanged && second.args == ["text": "ls"] && second.digest != first.digest)
    #expect(chat.display.transcript.tool("c1")?.args == ["text": "ls"])

    // What was meant for the call before does nothing.
    chat.session.respondToToolApproval(.approve, toolCallID: "c1", digest: first.digest)
    #expect(chat.display.prompts.count == 1)
    chat.session.respondToToolApproval(.approve, toolCallID: "c1", digest: second.digest)
    await chat.session.settled()
    let tool = try #require(chat.display.transcript.tool("c1"))
    #expect(tool.decision == "you changed it, then you allowed it once")
    #expect(
      tool.output?.text
        == "The person changed this call before it ran. It ran with these arguments instead: "
        + "{\"text\":\"ls\"}\n\nLS")
    #expect(tool.output?.blocks.dropFirst() == [.tree(["text": "ls"]), .text("LS")])
    for case .detail(let detail) in chat.events {
      #expect(Event(json: Event.detail(detail).json) == .detail(detail))
    }
  }

  @Test func `it goes through the decision: a rule may deny or allow it`() async throws {
    for (word, transcript) in [("curl", "run refused"), ("ls", "run completed")] {
      let chat = try chat { configuration in
        configuration.permissions.deny = [PermissionRule]("curl")
        configuration.permissions.allow = [PermissionRule]("ls")
      }
      try await chat.say("go")
      chat.session.respondToToolApproval(.change(["text": .string(word)]))
      await chat.session.settled()
      #expect(chat.transcript == ["> go", transcript, "ok"])
    }
  }

  @Test func `a change that does not fit is told, and the call as it was is asked about again`() async throws
  {
    struct Missing: Error, CustomStringConvertible { let description = "no such thing" }
    let tool = TestTool(
      "run", .execute,
      preview: { input in
        if input["text"] == "nothing" { throw Missing() }
        return ToolPreview(title: "Run", blocks: [.tree(input)])
      })
    let chat = try chat(tool)
    try await chat.say("go")
    for (args, note) in [
      (["text": 3], "your change does not fit: `text` must be a string"),
      (["text": "nothing"], "your change cannot be carried out: no such thing"),
    ] as [(JSON, String)] {
      chat.session.respondToToolApproval(.change(args))
      await chat.until { $0.prompts.count == 1 }
      #expect(try request(chat).note == note)
      #expect(try request(chat).args == ["text": "rm"])
    }
    chat.session.respondToToolApproval(.approve)
    await chat.session.settled()
    #expect(chat.display.transcript.tool("c1")?.output?.text == "RM")
  }
}

extension [PermissionRule] {
  fileprivate init(_ text: String) {
    self = (try? PermissionRule(text, origin: "test")).map { [$0] } ?? []
  }
}
