import Harness
import TestSupport
import Testing

/// Commands the person runs themselves, and messages of the queue that are said at once.
@HarnessActor @Suite(.timeLimit(.minutes(1))) struct OwnCommandTests {
  private let shell = TestTool(
    "shell", .execute,
    run: { input, _ in .finished(ToolOutput("ran \(input["command"]?.string ?? "")")) })

  private func conversation(
    _ steps: [ScriptedProvider.Step] = [], store: (any ThreadStore)? = nil, tool: TestTool? = nil
  ) throws -> Conversation {
    try Conversation(steps, tools: [tool ?? shell], store: store) { $0.commandTool = "shell" }
  }

  @Test func `a command runs unasked, and the model hears of it with the next message`() async throws {
    let chat = try conversation([.says([.text("I see.")])])
    try await chat.session.runCommand("ls")
    await chat.session.settled()
    #expect(chat.transcript == ["shell completed"])
    #expect(chat.provider.requests.isEmpty)
    try await chat.say("why?")
    #expect(chat.transcript == ["shell completed", "> why?", "I see."])
    let request = try #require(chat.provider.requests.first)
    #expect(request.messages.map(\.role) == [.user, .user])
    #expect(
      request.messages[0].text
        == "I ran this command myself; what it printed is here for you to know.\n\n$ ls\n\nran ls")
    #expect(chat.display.threadTitle == "why?")
  }

  @Test func `a command is there again with its thread, as the person's`() async throws {
    let store = MemoryThreadStore()
    let first = try conversation(store: store)
    try await first.session.runCommand("ls")
    await first.session.settled()
    let before = first.display.transcript
    await first.session.close()
    let second = try conversation(store: store)
    try await second.session.selectOrCreateThread()
    #expect(second.transcript == ["shell completed"])
    for transcript in [before, second.display.transcript] {
      guard case .tool(let activity)? = transcript.places.first.map({ transcript[$0].body }) else {
        Issue.record("no tool")
        continue
      }
      #expect(activity.isOwn)
      #expect(activity.output?.text == "ran ls")
    }
  }

  @Test func `while a run goes on a command waits in the queue, also over a restart`() async throws {
    let store = MemoryThreadStore()
    let chat = try conversation([.hangs(after: [[.text("one")]])], store: store)
    try await chat.session.submit("first")
    await chat.until { $0.currentMessage?.text == "one" }
    try await chat.session.runCommand("ls")
    try await chat.session.submit("and then")
    #expect(chat.display.followUps.map(\.isCommand) == [true, false])
    await chat.session.close()

    let next = try conversation([.says([.text("two")])], store: store)
    try await next.session.selectOrCreateThread()
    #expect(next.display.followUps.map(\.content) == ["ls", "and then"])
    #expect(next.display.followUps.map(\.isCommand) == [true, false])
    await next.session.resumeFollowUps()
    await next.session.settled()
    #expect(next.transcript.suffix(3) == ["shell completed", "> and then", "two"])
  }

  @Test func `a command can be stopped`() async throws {
    let endless = TestTool(
      "shell", .execute,
      run: { _, _ in
        try await Task.sleep(for: .seconds(3_600))
        return .finished(ToolOutput(""))
      })
    let chat = try conversation(tool: endless)
    try await chat.session.runCommand("sleep")
    await chat.until { $0.activeTools.values.first?.status == .running }
    await chat.session.abort()
    await chat.session.settled()
    #expect(chat.transcript == ["shell interrupted"])
    #expect(!chat.display.isRunning)
  }

  @Test func `without a tool for commands nothing runs, and it is said why`() async throws {
    let chat = try Conversation()
    await #expect(throws: SessionError.noCommandTool) { try await chat.session.runCommand("ls") }
  }

  @Test func `a message of the queue is said at once, and the rest goes on after it`() async throws {
    let chat = try conversation([
      .hangs(after: [[.text("one")]]), .says([.text("two")]), .says([.text("three")]),
    ])
    try await chat.session.submit("a")
    await chat.until { $0.currentMessage?.text == "one" }
    try await chat.session.submit("b")
    try await chat.session.submit("c")
    let id = try #require(chat.display.followUps.last?.id)
    try await chat.session.steer(followUp: id)
    await chat.session.settled()
    #expect(chat.transcript == ["> a", "one", "! Interrupted", "> c", "two", "> b", "three"])
    #expect(chat.display.notice == nil)
  }

  @Test func `the rest of a queue that was paused stays paused`() async throws {
    let chat = try conversation([.says([.text("zero")]), .says([.text("one")])])
    try await chat.say("a")
    chat.session.followUps.enqueue("b")
    chat.session.followUps.enqueue("c")
    chat.session.followUps.pause()
    try await chat.session.steer(followUp: try #require(chat.display.followUps.first?.id))
    await chat.session.settled()
    #expect(chat.transcript.suffix(2) == ["> b", "one"])
    #expect(chat.display.followUps.map(\.content) == ["c"])
    #expect(chat.display.followUpsPaused)
  }

  @Test func `a message that is gone is not said`() async throws {
    let chat = try conversation([.hangs(after: [[.text("one")]])])
    try await chat.session.submit("a")
    await chat.until { $0.currentMessage?.text == "one" }
    try await chat.session.steer(followUp: "gone")
    #expect(chat.display.isRunning)
    await chat.session.abort()
  }
}
