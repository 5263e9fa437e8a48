import TestSupport
import Testing

@testable import Harness

@Suite struct HostTests {
  private func host(_ modes: [Mode], defaultMode: String? = nil) throws -> Host {
    var configuration = HostConfiguration(store: MemoryThreadStore(), locks: MemoryThreadLocks())
    configuration.modes = modes
    configuration.defaultModeID = defaultMode
    configuration.tools = [TestTool("shout", .execute)]
    configuration.disabledBuiltInTools = ["task_check"]
    return try Host(configuration)
  }

  @Test func `what is wrong with modes is refused`() {
    func error(_ modes: [Mode], defaultMode: String? = nil) -> ConfigurationError? {
      do {
        _ = try host(modes, defaultMode: defaultMode)
        return nil
      } catch {
        return error as? ConfigurationError
      }
    }
    #expect(error([Mode(id: "a"), Mode(id: "a")]) == .duplicateMode("a"))
    #expect(
      error([Mode(id: "a", tools: [], additionalTools: [TestTool("x", nil)])])
        == .replacesAndAddsTools(mode: "a"))
    #expect(error([Mode(id: "a", transitionsTo: "a")]) == .transitionToItself(mode: "a"))
    #expect(error([Mode(id: "a", transitionsTo: "b")]) == .unknownTransition(mode: "a", target: "b"))
    #expect(error([Mode(id: "a")], defaultMode: "b") == .unknownDefaultMode("b"))
    #expect(error([]) == .noModes)
    #expect(error([Mode(id: "a", tools: ["shout", "fly"])]) == .unknownTool(mode: "a", name: "fly"))
    #expect(error([Mode(id: "a", tools: ["shout", "ask_user", "task_check"])]) == nil)
  }

  @Test @HarnessActor func `the instructions are asked for once a run`() async throws {
    let asked = Counter()
    let chat = try Conversation(
      [.says([.call("shout", ["text": "a"])]), .says([.text("Done.")]), .says([.text("Again.")])],
      tools: [TestTool("shout", .read)]
    ) { $0.instructions = { "instructions \(asked.next())" } }
    try await chat.say("one")
    try await chat.say("two")
    #expect(
      chat.provider.requests.map { $0.system.prefix(14) } == [
        "instructions 1", "instructions 1", "instructions 2",
      ])
  }
}
