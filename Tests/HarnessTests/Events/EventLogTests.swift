import Synchronization
import TestSupport
import Testing

@testable import Harness

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@HarnessActor @Suite struct EventLogTests {
  /// The lines of a log.
  final class Lines: Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock { $0 } }
    func append(_ line: String) { lines.withLock { $0.append(line) } }

    func replayed() throws -> Replay {
      var replay = Replay()
      for line in all { try replay.take(line: line) }
      return replay
    }

    var types: [String] { all.compactMap { (try? JSON(parsing: $0))?["type"]?.string } }
  }

  private static func recorded(
    _ lines: Lines, _ steps: [ScriptedProvider.Step], tools: [any Tool] = [], store: (any ThreadStore)? = nil,
    configure: (inout HostConfiguration) -> Void = { _ in }
  ) throws -> Conversation {
    try Conversation(steps, tools: tools, store: store) {
      $0.eventLog = EventLog { lines.append($0) }
      configure(&$0)
    }
  }

  @Test func `a recorded session replays to the same state`() async throws {
    let lines = Lines()
    let chat = try Self.recorded(
      lines,
      [
        .says([.thinking("Hm"), .text("I will ask. "), .text("Now."), .call("shout", ["text": "hey"])]),
        .says([.call("ask_user", ["question": "Which?"], id: "c2"), .usage(TokenUsage(promptTokens: 7))]),
        .fails([[.text("Half an ans")]], ProviderError(.network, "The line went dead.")),
      ], tools: [TestTool("shout", .execute)])
    try await chat.say("go")
    #expect(try lines.replayed().state == chat.display)
    chat.session.respondToToolApproval(.alwaysAllowCategory)
    await chat.session.settled()
    #expect(try lines.replayed().state == chat.display)
    chat.session.followUps.enqueue("later")
    await chat.session.respondToToolSuspension("red")
    await chat.session.settled()
    try await chat.session.listThreads()
    await chat.session.listModels()
    try await chat.session.switchMode("plan")
    #expect(try lines.replayed().state == chat.display)
    #expect(chat.transcript.contains { $0.hasPrefix("Half") })
  }

  @Test func `what a thread brings back is in the log`() async throws {
    let store = MemoryThreadStore()
    let first = try Conversation(
      [
        .says([.call("task_write", ["tasks": [["content": "a", "status": "pending", "activeForm": "b"]]])]),
        .says([.text("Which of them?"), .call("ask_user", ["question": "Which?"], id: "c2")]),
      ], store: store)
    try await first.say("go")
    await first.session.saveDraft("hello")
    let id = try #require(first.session.thread.id)
    let lines = Lines()
    let chat = try Self.recorded(lines, [.says([.text("Fine.")])], store: store) { $0.makeID = unique }
    try await chat.session.switchThread(id)
    let opened = try lines.replayed().state
    #expect(opened == chat.display)
    #expect(opened.tasks.count == 1)
    #expect(opened.draft == "hello")
    #expect(opened.prompts.count == 1)
    await chat.session.respondToToolSuspension("red")
    await chat.session.settled()
    try await chat.session.createThread()
    #expect(try lines.replayed().state == chat.display)
  }

  @Test func `a log grows with the answer and not with its square`() async throws {
    func size(_ pieces: Int) async throws -> Int {
      let lines = Lines()
      let gate = Gate()
      for _ in 0..<pieces { await gate.pass() }
      let batches = (0..<pieces).map { [ModelEvent.text("word \($0 % 10) é ")] }
      let chat = try Self.recorded(lines, [.gated(batches, gate)])
      try await chat.say("go")
      #expect(try lines.replayed().state == chat.display)
      return lines.all.reduce(0) { $0 + $1.utf8.count }
    }
    let small = try await size(200)
    let large = try await size(2_000)
    #expect(Double(large) < Double(small) * 10.5)
  }

  @Test func `every line has the time and says nothing of the display`() async throws {
    let lines = Lines()
    let chat = try Self.recorded(lines, [.says([.text("Hi")])])
    try await chat.say("hello")
    for line in lines.all {
      #expect(try JSON(parsing: line)["time"] == "2026-06-01T10:00:00.000Z")
    }
    #expect(
      lines.types.prefix(4) == [
        "@rein_session", "@rein_permissions", "@rein_modifying_tools", "rein_modes_listed",
      ])
    #expect(lines.types.count == lines.all.count)
    #expect(!lines.types.contains("display_state_changed"))
    #expect(try lines.replayed().time == chat.host.configuration.now())
  }

  @Test func `sessions in one log are folded apart`() async throws {
    let lines = Lines()
    let chat = try Self.recorded(lines, [.says([.text("One")]), .says([.text("Two")])])
    let other = chat.host.session(resourceID: "elsewhere")
    other.start()
    try await chat.say("first")
    try await other.sendMessage("second")
    let state = try lines.replayed().state
    #expect(state == other.displayState)
    chat.session.notify(Notice(.info, "hello"))
    #expect(try lines.replayed().state == chat.display)
  }

  @Test func `of a session with subagents the log shows the session itself`() async throws {
    let lines = Lines()
    let chat = try Self.recorded(
      lines,
      [
        .says([.call("subagent", ["agentType": "execute", "task": "shout"])]),
        .says([.text("I shout."), .call("shout", ["text": "hey"], id: "inner")]), .says([.text("HEY")]),
        .says([.text("It shouted.")]),
      ], tools: [TestTool("shout", .execute)])
    try await chat.say("go")
    #expect(chat.display.prompts.count == 1)
    #expect(try lines.replayed().state == chat.display)
    chat.session.respondToToolApproval(.approve)
    await chat.session.settled()
    #expect(chat.transcript.last == "It shouted.")
    var replay = Replay()
    for line in lines.all {
      try replay.take(line: line)
      #expect(replay.state.threadID == nil || replay.state.threadID == chat.display.threadID)
    }
    #expect(replay.state == chat.display)
    #expect(lines.types.count { $0 == "@rein_session" } > 2)
  }

  @Test func `a log that cannot be written is over, and the person is told once`() async throws {
    struct Full: Error, CustomStringConvertible { let description = "the disk is full" }
    let chat = try Conversation([.says([.text("Hi")])]) { $0.eventLog = EventLog { _ in throw Full() } }
    try await chat.say("hello")
    #expect(chat.transcript == ["> hello", "Hi"])
    #expect(chat.display.notice == Notice(.error, "The recording stopped: the disk is full"))
    #expect(chat.display.noticeCount == 1)
  }

  @Test func `text that is no continuation is written whole`() {
    func message(_ parts: [MessagePart]) -> Message {
      Message(id: "m", role: .assistant, content: parts, createdAt: .init(timeIntervalSince1970: 0))
    }
    let old = message([.text("abc")])
    #expect(MessageGrowth(from: old, to: message([.text("abd")])) == nil)
    #expect(MessageGrowth(from: old, to: message([])) == nil)
    #expect(MessageGrowth(from: nil, to: old) == nil)
    // The same letter, written in another way.
    #expect(MessageGrowth(from: message([.text("e\u{301}")]), to: message([.text("é!")])) == nil)
    let grown = message([.text("abc\u{301}"), .thinking(Thinking(text: "x"))])
    #expect(MessageGrowth(from: old, to: grown)?.applied(to: old) == grown)
    #expect(MessageGrowth(from: old, to: grown)?.applied(to: grown) == nil)
  }
}
