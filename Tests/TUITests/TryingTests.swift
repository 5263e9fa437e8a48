import Harness
import Terminal
import TestSupport
import Testing

@testable import TUI

@UIActor
@Suite(.timeLimit(.minutes(1))) struct TryingTests {
  @Test func `a command is tried in the session, and nothing runs`() async throws {
    let tool = TryingTool()
    let chat = try await Chat([], tools: [tool], columns: 80, rows: 12)
    await chat.type("/try rm x<enter>")
    expectScreen(
      chat.screen.text,
      """



      ────────────────────────────────────────────────────────────────────────────────
      “rm x”: asked about  3  ›
      › ask   rm x                 by default, commands are asked about
        offer everything with run  for the session

        ask   rm x
        by default, commands are asked about
      › Message, or / for commands
      ready  enter choose  esc close
      """)
    await chat.type("<enter>/permissions<enter>")
    expectScreen(
      chat.screen.text,
      """



      ────────────────────────────────────────────────────────────────────────────────
      Permissions  5  › type to filter
      › allow of the kind read  by default
        ask   of the kind edit  by default

        allow of the kind read
        by default
      › Message, or / for commands
      ready  enter ask in this thread  esc close
      """)
  }
}

/// A tool that takes any text for its command, and must not run.
private struct TryingTool: Tool {
  let spec = ToolSpec(name: "run", description: "", category: .execute, input: .object([]))

  func arguments(trying text: String) -> JSON? { ["command": .string(text)] }

  func run(_ input: JSON, _ context: ToolContext) async throws -> ToolOutcome {
    Issue.record("it ran")
    return .finished(ToolOutput(""))
  }
}
