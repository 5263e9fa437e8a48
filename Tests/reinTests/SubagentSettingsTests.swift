import Harness
import Testing

@testable import rein

@Suite struct SubagentSettingsTests {
  private func subagents(_ text: String) throws -> [Subagent] {
    try SubagentSettings.apply(
      Settings(text: text, path: "config.toml").subagents, to: Subagent.standard, providers: ["offline"],
      tools: ["read_file", "search_content"])
  }

  @Test func `a subagent of a new id is added`() throws {
    let all = try subagents(
      """
      [[subagents]]
      id = "tester"
      name = "Tester"
      description = "Writes tests."
      instructions = "Test first."
      model = "offline/guide"
      tools = ["read_file"]
      max_steps = 7
      forked = true
      """)
    #expect(all.map(\.id) == ["explore", "execute", "tester"])
    #expect(
      all.last
        == Subagent(
          id: "tester", name: "Tester", description: "Writes tests.", instructions: "Test first.",
          tools: .named(["read_file"]), modelID: "offline/guide", maxSteps: 7, isForked: true))
  }

  @Test func `one of a known id is changed, and what is not set stays`() throws {
    let all = try subagents("[[subagents]]\nid = \"explore\"\nmax_steps = 3")
    #expect(all.count == 2)
    #expect(all.first?.maxSteps == 3)
    #expect(all.first?.tools == .reading)
  }

  @Test(arguments: [
    ("[[subagents]]\nname = \"x\"", "config.toml, line 1: every subagent needs an id."),
    (
      "[[subagents]]\nid = \"a\"",
      "config.toml, line 2: subagent a needs a description (when to use it) and instructions."
    ),
    (
      "[[subagents]]\nid = \"explore\"\ntools = [\"fly\"]",
      "config.toml, line 3: there is no tool fly; there are read_file, search_content."
    ),
    (
      "[[subagents]]\nid = \"explore\"\nmax_steps = 0",
      "config.toml, line 3: subagents.max_steps must be a whole number above 0."
    ),
    (
      "[[subagents]]\nid = \"explore\"\n[[subagents]]\nid = \"explore\"",
      "config.toml, line 4: there are two subagents explore."
    ),
  ]) func `what is wrong is said with its line`(_ text: String, _ message: String) throws {
    do {
      _ = try subagents(text)
      Issue.record("nothing was wrong")
    } catch {
      #expect("\(error)" == message)
    }
  }
}
