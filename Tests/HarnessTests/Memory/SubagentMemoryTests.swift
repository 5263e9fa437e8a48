import TestSupport
import Testing

@testable import Harness

@HarnessActor @Suite struct SubagentMemoryTests {
  @Test func `a fork remembers what its thread was condensed into`() async throws {
    let helper = Subagent(
      id: "helper", name: "Helper", description: "Helps.", instructions: "Help.", tools: .all)
    let task: JSON = ["agentType": "helper", "task": "look around", "forked": true]
    let long = try LongThread(
      [.text("one"), .says([.call("subagent", task)]), .text("seen"), .text("done")],
      notes: [.text("- First.")]
    ) { $0.subagents = [helper] }
    try await long.say("first", tokens: 700)
    try await long.say("second", tokens: 600)
    let requests = long.chat.provider.requests.map { LongThread.outline($0) }
    #expect(requests.count == 4)
    #expect(requests[2].prefix(2) == ["[- First.]", "second"])
    #expect(requests[2].last?.hasPrefix("look") == true)
    #expect(requests[3].prefix(2) == ["[- First.]", "second"])
    #expect(long.chat.transcript.last == "done")
  }
}
