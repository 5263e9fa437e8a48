import Harness
import Terminal
import TestSupport
import Testing

@testable import TUI

@Suite struct SubagentScreenTests {
  /// Two subagents at work, of which one wants to run a command.
  private func here() -> Situation {
    var here = Situation()
    here.scene.view.size = Size(columns: 72, rows: 24)
    here.scene.session.modelID = "offline/guide"
    here.apply(
      .detail(.modesListed([ModeInfo(id: "build", name: "build", description: "")], current: "build")))
    here.scene.say(.user, "find the parser, and fix it")
    here.apply(.run(.started))
    let tasks: [(id: String, agent: String, task: String)] = [
      ("s1", "explore", "Where is the parser?"), ("s2", "execute", "Run its tests"),
    ]
    for (id, agent, task) in tasks {
      let args: JSON = ["agentType": .string(agent), "task": .string(task)]
      here.apply(
        .tool(.started(id: id, name: "subagent", args: args)),
        .subagent(
          .started(id: id, agentType: agent, task: task, modelID: "offline/guide", isForked: false)))
    }
    here.apply(
      .subagent(.toolStarted(id: "s1", agentType: "explore", tool: "find_files", args: ["pattern": "*.y"])),
      .subagent(
        .toolEnded(id: "s1", agentType: "explore", tool: "find_files", result: "", isError: true)),
      .subagent(.textDelta(id: "s1", agentType: "explore", text: "No grammar.\nI read on in ")),
      .subagent(
        .toolStarted(
          id: "s1", agentType: "explore", tool: "read_file", args: ["path": "Sources/Parser.swift"])),
      .subagent(.textDelta(id: "s1", agentType: "explore", text: "the sources.")),
      .subagent(
        .toolStarted(id: "s2", agentType: "execute", tool: "execute_command", args: ["command": "make test"]))
    )
    here.apply(
      .detail(
        .promptOpened(
          Prompt(
            id: "call_9", asker: ["Execute"], parentCallID: "s2",
            kind: .approval(
              ApprovalRequest(
                toolName: "execute_command", category: .execute, args: ["command": "make test"],
                preview: ToolPreview(title: "Run", blocks: [.text("make test")]),
                reason: "by default, commands are asked about"))))))
    return here
  }

  @Test func `subagents at work have a few rows each, and what one of them asks says who asks`() {
    var here = here()
    here.pass(seconds: 0.5)
    expectScreen(
      Layout.frame(here.scene.snapshot).text,
      """
      › find the parser, and fix it

      • subagent Where is the parser?  running
        explore  2 tool calls, last read_file Sources/Parser.swift
        I read on in the sources.
      • subagent Run its tests  running
        execute  1 tool call, last execute_command make t…  waits for your yes






      ────────────────────────────────────────────────────────────────────────
      ? Execute: Run
        make test

        by default, commands are asked about

      y once   n no   e no, because   a all execute   c change
      ────────────────────────────────────────────────────────────────────────
      › Message, or / for commands
      esc stop  tab message box
      build · offline/guide · new thread                       1 waits for you
      """)
  }

  @Test func `once answered nothing waits any more, and a result takes the place of what went on`() {
    var here = here()
    here.apply(.detail(.promptClosed(id: "call_9", decision: "you allowed it once")))
    here.apply(
      .subagent(.ended(id: "s1", agentType: "explore", result: "In Parser.", isError: false, duration: 5)),
      .tool(.ended(id: "s1", result: ToolOutput("In Parser.").json, isError: false)))
    expectScreen(
      here.scene.transcript(columns: 72),
      """
      › find the parser, and fix it

      ✓ subagent Where is the parser?  0 ms
        explore  2 tool calls
        In Parser.
      • subagent Run its tests  running
        execute  1 tool call, last execute_command make test
      """)
  }

  @Test func `unfolded each call of a subagent has a row`() {
    var here = here()
    here.scene.view.unfoldsAll = true
    expectScreen(
      here.scene.transcript(columns: 72),
      """
      › find the parser, and fix it

      • subagent Where is the parser?  running
        agentType: explore
        explore  2 tool calls, offline/guide
        ✗ find_files *.y
        • read_file Sources/Parser.swift
        No grammar.
        I read on in the sources.
      • subagent Run its tests  running
        agentType: execute
        execute  1 tool call, offline/guide  waits for your yes
        • execute_command make test
      """)
  }
}
