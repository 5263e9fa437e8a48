import Harness
import TestSupport
import Testing

@HarnessActor @Suite struct DecisionTests {
  private func chat(
    _ steps: [ScriptedProvider.Step], _ store: MemoryThreadStore = MemoryThreadStore(),
    configure: (inout HostConfiguration) -> Void = { _ in }
  ) throws -> Conversation {
    try Conversation(
      steps, tools: [TestTool("change", .edit), TestTool("peek", .read), TestTool("run", .execute)],
      store: store, configure: configure)
  }

  private func lines(_ records: [DecisionRecord]) -> [String] {
    records.map { "\($0.callID) \($0.toolName) \($0.outcome.rawValue): \($0.words)" }
  }

  @Test func `every decision is told with its reason, in order`() async throws {
    let chat = try chat([
      .says([.call("peek", id: "a")]), .says([.call("change", id: "b")]), .says([.call("change", id: "c")]),
      .says([.call("run", id: "d")]), .says([.call("change", id: "e")]), .says([.text("ok")]),
    ]) { $0.permissions.categories[.execute] = .deny }
    try await chat.say("go")
    chat.session.respondToToolApproval(.decline(reason: "not now"))
    await chat.session.settled()
    chat.session.respondToToolApproval(.alwaysAllowTool)
    await chat.session.settled()
    let wanted = [
      "a peek allowed: by default, reading is allowed", "b change declined: you refused: not now",
      "c change approved: you allowed change for this session",
      "d run denied: by default, commands are denied",
      "e change allowed: you allowed change for this session",
    ]
    #expect(lines(chat.display.decisions) == wanted)
    let events = chat.events.filter { $0.wireName == "rein_decided" }
    #expect(events.count == 5)
    for event in events { #expect(Event(json: event.json) == event) }
    let thread = try #require(chat.session.thread.id)
    await chat.session.close()
    #expect(try await lines(chat.store.decisions(in: thread, limit: 9)) == wanted)
  }

  @Test func `what was asked when a run is stopped was cancelled`() async throws {
    let chat = try chat([.says([.call("change")])])
    try await chat.say("go")
    await chat.session.abort()
    await chat.session.settled()
    #expect(lines(chat.display.decisions) == ["c1 change cancelled: cancelled"])
  }

  @Test func `a decision about a call of a subagent stands with the person's session and says for whom`()
    async throws
  {
    let chat = try chat([.says([.subagent("ann", "do it")]), .says([.text("ok")])]) {
      $0.subagents = [
        Subagent(id: "ann", name: "Ann", description: "", instructions: "", tools: .all, modelID: "ann/one")
      ]
      $0.providers.append(
        ScriptedProvider([.says([.call("change")]), .says([.text("did it")])], id: "ann"))
    }
    try await chat.say("go")
    chat.session.respondToToolApproval(.approve)
    await chat.session.settled()
    #expect(chat.display.decisions.map(\.asker) == [["Ann"]])
    #expect(chat.display.decisions.map(\.words) == ["you allowed it once"])
    let thread = try #require(chat.session.thread.id)
    await chat.session.close()
    #expect(try await chat.store.decisions(in: thread, limit: 9).map(\.outcome) == [.approved])
  }

  @Test func `a thread that is opened again says how its calls were decided`() async throws {
    let store = MemoryThreadStore()
    let before = try chat(
      [.says([.call("change")]), .says([.call("peek", id: "p")]), .says([.text("ok")])], store)
    try await before.say("go")
    before.session.respondToToolApproval(.approve)
    await before.session.settled()
    let thread = try #require(before.session.thread.id)
    await before.session.close()

    let after = try chat([], store)
    try await after.session.switchThread(thread)
    #expect(after.display.transcript.tool("c1")?.decision == "you allowed it once")
    #expect(after.display.transcript.tool("p")?.decision == nil)
    #expect(after.display.decisions == before.display.decisions)
    for event in after.events { #expect(Event(json: event.json) == event) }
    let times = try #require(after.session.thread.current)
    let fresh = ChatThread(
      id: "fresh", resourceID: "rein", title: "", createdAt: times.createdAt, updatedAt: times.updatedAt)
    try await store.create(fresh)
    try await after.session.switchThread("fresh")
    #expect(after.display.decisions.isEmpty)
  }

  @Test func `older messages bring how they were decided with them`() async throws {
    let store = MemoryThreadStore()
    let before = try chat(
      [.says([.call("change")]), .says([.text("one")]), .says([.text("two")])], store)
    try await before.say("first")
    before.session.respondToToolApproval(.approve)
    await before.session.settled()
    try await before.say("second")
    let thread = try #require(before.session.thread.id)
    await before.session.close()

    let after = try chat([], store) { $0.transcriptWindow = 2 }
    try await after.session.switchThread(thread)
    #expect(after.display.transcript.tool("c1") == nil)
    try await after.session.loadEarlier()
    #expect(after.display.transcript.tool("c1")?.decision == "you allowed it once")
    #expect(after.display.decisions.count == 1)
  }

  @Test func `the display has the newest hundred`() async throws {
    var state = DisplayState()
    for number in 1...150 {
      let record = DecisionRecord(
        callID: "\(number)", toolName: "run", subject: "", outcome: .allowed, words: "",
        time: DisplayFacts().now)
      state.apply(.detail(.decided(record)), DisplayFacts())
    }
    #expect(state.decisions.map(\.callID) == (51...150).map { "\($0)" })
  }

  @Test func `what a text would lead to is found out without running it`() async throws {
    let chat = try chat([]) { $0.tools = [TryingTool()] }
    await chat.session.tryPermission("rm x")
    let trial = try #require(chat.display.trial)
    #expect(trial.text == "rm x")
    #expect(trial.calls.map(\.toolName) == ["trying"])
    #expect(trial.policy == .ask)
    #expect(trial.calls.first?.decision.reason == "by default, commands are asked about")
    let event = try #require(chat.events.last)
    #expect(Event(json: event.json) == event)
    #expect(chat.display.decisions.isEmpty)
  }
}

/// A tool that takes any text for a command, and must not run.
private struct TryingTool: Tool {
  let spec = ToolSpec(name: "trying", description: "", category: .execute, input: .object([]))

  func arguments(trying text: String) -> JSON? { ["command": .string(text)] }

  func needs(_ input: JSON) async throws -> [PermissionNeed] {
    let words = (input["command"]?.string ?? "").split(separator: " ").map { CommandWord(String($0)) }
    return [PermissionNeed(.command(words, prefix: 1), text: input["command"]?.string ?? "")]
  }

  func run(_ input: JSON, _ context: ToolContext) async throws -> ToolOutcome {
    Issue.record("it ran")
    return .finished(ToolOutput(""))
  }
}
