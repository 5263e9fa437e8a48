import Harness
import TUI
import Terminal
import TestSupport
import Testing

/// Times, tokens and costs on demand, and folding one by one.
@Suite struct MarkTests {
  @Test func `times, tokens and costs are shown on demand`() {
    var scene = Scene()
    scene.say(.user, "go")
    let message = Message(
      id: "a", role: .assistant, content: [.text("Done.")], createdAt: scene.now, stopReason: .complete)
    scene.apply(
      .run(.messageStarted(message)),
      .detail(.stepMeasured(StepMeasure(promptTokens: 12_345, completionTokens: 67, cost: 0.012))),
      .run(.messageEnded(message)))
    expectScreen(scene.transcript(), "› go\n\nDone.")
    scene.view.showsMarks = true
    let rows = scene.transcript().split(separator: "\n").map(String.init)
    #expect(rows[1].hasSuffix(":00:00") && rows[1].hasPrefix("  "))
    #expect(rows[3].hasSuffix(":00:00 · 12k tokens in, 67 out · $0.01"))
  }

  @Test func `what a step took and how long its calls ran comes back with the thread`() {
    var scene = Scene()
    var message = Message(
      id: "a", role: .assistant,
      content: [
        .toolCall(ToolCall(id: "1", name: "read_file", args: ["path": "a.txt"])),
        .toolResult(
          ToolResult(
            id: "1", name: "read_file", result: ToolOutput("one\ntwo").json, isError: false, duration: 2_500)),
      ], createdAt: scene.now, stopReason: .toolUse)
    message.step = StepMeasure(promptTokens: 5, completionTokens: 6)
    let read = Message(json: message.json)
    #expect(read == message)
    scene.apply(.detail(.transcriptLoaded([read], earlier: 0, replacing: true)))
    expectScreen(scene.transcript(), "✓ read_file a.txt  2.5 s  one (1 line more)")
    scene.view.showsMarks = true
    #expect(scene.transcript().contains(" · 5 tokens in, 6 out"))
  }

  @Test func `a call is one line with the last it said, and gives way to what is called`() {
    var scene = Scene()
    scene.apply(
      .tool(.started(id: "1", name: "execute_command", args: ["command": "make all && make test"])),
      .tool(.output(id: "1", text: "one\n\u{1B}[31mCompiling Parser.swift\u{1B}[0m\n\n", stream: .stdout)))
    expectScreen(
      scene.transcript(columns: 70),
      "• execute_command make all && make test  running  Compiling Parser.sw…")
    expectScreen(
      scene.transcript(columns: 44), "• execute_command make all && make…  running")
  }
}
