import Harness
import Testing

@testable import Providers

/// The guide against tools that are played by the test: each call gets the result the test names.
@Suite(.timeLimit(.minutes(1))) struct OfflineProviderTests {
  private static let tools = [
    "read_file", "list_files", "find_files", "search_content", "write_file", "edit_file", "execute_command",
    "ask_user", "submit_plan", "task_write", "task_update", "task_complete", "task_check", "subagent",
  ]

  /// Says something, and answers every call; gives the texts and calls of all steps, a line each.
  private func talk(
    _ said: String, system: String = "", tools: [String] = tools, _ results: [ToolOutput] = []
  ) async throws -> [String] {
    var messages: [Message] = [.said(said)]
    var lines: [String] = []
    var results = results[...]
    while true {
      let specs = tools.map { ToolSpec(name: $0, description: "", category: nil, input: .object([])) }
      let request = ModelRequest(model: "guide", system: system, messages: messages, tools: specs)
      let events = try await Collected(OfflineProvider(delay: .zero).stream(request)).events
      var reply = Message.said("")
      reply.role = .assistant
      reply.content = []
      for event in events {
        switch event {
        case .text(let text):
          lines.append(text)
          reply.content.append(.text(text))
        case .thinking(let text): lines.append("(\(text))")
        case .toolCall(let id, let name, let arguments):
          lines.append("\(name) \(arguments)")
          let output = results.popFirst() ?? ToolOutput("ok")
          reply.content += [
            .toolCall(ToolCall(id: id, name: name, args: try JSON(parsing: arguments))),
            .toolResult(ToolResult(id: id, name: name, result: output.json, isError: output.isError)),
          ]
        default: continue
        }
      }
      messages.append(reply)
      if events.last != .finished(.toolCalls) { return lines }
    }
  }

  @Test func `it reads, and says what it read`() async throws {
    let code = Code(text: "# Title\n\nText\n", path: "a.md", firstLine: 1)
    #expect(
      try await talk("read a.md", [ToolOutput([.code(code)])]) == [
        "I read `a.md`.", #"read_file {"path":"a.md"}"#,
        "I read `a.md`: 3 lines, beginning with “# Title”.",
      ])
  }

  @Test func `requests joined by then run one after the other`() async throws {
    let list = ToolOutput([.list([ListItem("a"), ListItem("b")])])
    let output = TerminalOutput(text: "one\ntwo\n", exitCode: 3)
    #expect(
      try await talk(
        "list then run make then say 3 words", [list, ToolOutput([.terminal(output)], isError: true)]) == [
          "I list the project.", "list_files {}",
          "The project: 2 entries.\n\nI run `make`.", #"execute_command {"command":"make"}"#,
          "`make` is done. It ended with code 3. Its last line is “two”.\n\n## Part 1\n\nThe",
        ])
  }

  @Test func `edits, writes, finds and searches name their tools`() async throws {
    let lines = try await talk(
      "write a: x then replace \"x\" with \"y\" in a then find *.md then search y in docs",
      [ToolOutput("w"), ToolOutput("e"), ToolOutput([.list([ListItem("a.md")])]), ToolOutput("No matches.")])
    #expect(
      lines == [
        "I write `a`.", #"write_file {"path":"a","content":"x\n"}"#,
        "`a` is written.\n\nI edit `a`.", #"edit_file {"path":"a","old_text":"x","new_text":"y"}"#,
        "`a` is changed.\n\nI look for files named `*.md`.", #"find_files {"pattern":"*.md"}"#,
        "Names like `*.md`: 1 file.\n\nI search for `y`.",
        #"search_content {"pattern":"y","path":"docs"}"#, "`y`: nothing found (“No matches.”).",
      ])
  }

  @Test func `a refusal is accepted, with its reason, and the rest goes on`() async throws {
    func declined(_ reason: String?) -> ToolOutput {
      ToolOutput(
        "The person refused.", isError: true,
        details: .fields(["declined": true, "reason": reason.map { .string($0) }]))
    }
    #expect(
      try await talk("run rm -r x then help", [declined(nil)]).last?.hasPrefix(
        "You refused the command `rm -r x`: nothing was changed.\n\nI am the offline guide") == true)
    #expect(
      try await talk("write a: b", [declined("use tabs")]).last
        == "You refused writing `a`: nothing was changed. Your reason: use tabs")
    #expect(
      try await talk("read a", [ToolOutput("a does not exist.", isError: true)]).last
        == "That did not work: a does not exist.")
  }

  @Test func `a plan is changed until it is approved`() async throws {
    let lines = try await talk(
      "plan tea then read a",
      [
        ToolOutput("Revise.\nUser feedback: with milk", details: ["approved": false]),
        ToolOutput("Approved.", details: ["approved": true]), ToolOutput("a is empty."),
      ])
    func submission(_ wish: String) -> String {
      let steps = "1. Look at what is there.\n2. Change as little as possible.\n3. Check that it works."
      let plan = "## Goal\n\ntea\(wish)\n\n## Steps\n\n\(steps)"
      return "submit_plan " + JSON.fields(["title": "Plan for tea", "plan": .string(plan)]).text()
    }
    #expect(
      lines == [
        "I make a plan.", submission(""), "I change the plan.",
        submission("\n\nChanged after what you said: with milk"),
        "The plan is approved, so I go on. A real model would now do its three steps; ask me for one of them, "
          + "such as `read README.md`.\n\nI read `a`.",
        #"read_file {"path":"a"}"#, "I read `a`: it says “a is empty.”.",
      ])
  }

  @Test func `a question with choices`() async throws {
    #expect(
      try await talk("ask many Which? a | b", [ToolOutput("User answered: a, b")]) == [
        "I have a question.",
        #"ask_user {"question":"Which?","options":[{"label":"a"},{"label":"b"}],"selectionMode":"multi_select"}"#,
        "User answered: a, b. Thank you.",
      ])
  }

  @Test func `three tasks are worked through`() async throws {
    let calls = try await talk("tasks tea").filter { $0.hasPrefix("task_") }
    #expect(calls.count == 7)
    #expect(calls[0].hasPrefix(#"task_write {"tasks":[{"id":"guide-1","content":"Look at tea","#))
    #expect(calls.last == "task_check {}")
  }

  @Test func `a task goes to a subagent, and its answer comes back`() async throws {
    #expect(
      try await talk("explore the parser then delegate run make", [ToolOutput("- here"), .failure("No.")])
        == [
          "A subagent does that.", #"subagent {"agentType":"explore","task":"the parser"}"#,
          "The subagent says:\n\n- here\n\nA subagent does that.",
          #"subagent {"agentType":"execute","task":"run make"}"#, "The subagent could not do it: No.",
        ])
  }

  @Test func `as a subagent it looks around for what it has no verb for`() async throws {
    let list = ToolOutput([.list([ListItem("Sources/")])])
    let matches = ToolOutput([.list([ListItem("Sources/a:b.swift:12", detail: "struct Parser")])])
    let code = ToolOutput([.code(Code(text: "one\ntwo\n"))])
    #expect(
      try await talk("where is the parser?", system: "Hi.\n\n\(Subagent.preamble)", [list, matches, code])
        == [
          "I look around.", "list_files {}", "I search for `parser`.",
          #"search_content {"pattern":"parser","ignoreCase":true}"#, "I read `Sources/a:b.swift`.",
          #"read_file {"path":"Sources/a:b.swift"}"#,
          """
          I am the offline guide and no model: I looked, and understood nothing.

          - The project: 1 entry.
          - `parser`: 1 match.
          - `Sources/a:b.swift`: 2 lines, beginning with “one”.
          """,
        ])
    #expect(
      try await talk("read a", system: Subagent.preamble, [code]).first == "I read `a`.")
  }

  @Test func `thinking comes before words`() async throws {
    let lines = try await talk("think about tea")
    #expect(lines.count == 2 && lines[0].hasPrefix("(The person wants me to think about tea."))
  }

  @Test func `a tool that is not offered is named`() async throws {
    #expect(
      try await talk("write a: b then list", tools: ["list_files"], [ToolOutput([.list([ListItem("x")])])])
        == [
          GuideWords.notOffered("write_file") + "\n\nI list the project.", "list_files {}",
          "The project: 1 entry.",
        ])
  }

  @Test func `anything else gets an honest answer`() async throws {
    #expect(
      try await talk("who are you?").first?.hasPrefix(
        "I am the offline guide, not a language model, and I do not understand “who are you?”.") == true)
  }

  @Test func `as many words as asked for, in few batches, always the same`() async throws {
    let request = ModelRequest(model: "guide", messages: [.said("say 50000 words")])
    var batches = 0
    var text = ""
    for try await events in OfflineProvider(delay: .zero).stream(request) {
      batches += 1
      for case .text(let more) in events { text += more }
    }
    let symbols: Set<Substring> = ["-", "##", "```", "```swift"]
    #expect(text.split(whereSeparator: \.isWhitespace).count { !symbols.contains($0) } == 50000)
    #expect(batches < 200)
    #expect(text.hasPrefix("## Part 1\n\nThe quick guide walks"))
  }

  @Test func `usage is an estimate and says so`() async throws {
    let request = ModelRequest(model: "guide", system: "abcd", messages: [])
    let events = try await Collected(OfflineProvider(delay: .zero).stream(request)).events
    guard case .usage(let usage) = events.dropLast().last else {
      Issue.record("no usage")
      return
    }
    #expect(usage.promptTokens == 1 && usage.raw == ["isEstimate": true])
  }

  @Test func `cancelling ends a slow answer`() async throws {
    let request = ModelRequest(model: "guide", messages: [.said("say 1000 words")])
    let stream = OfflineProvider(delay: .seconds(60)).stream(request)
    let reading = Task { for try await _ in stream {} }
    reading.cancel()
    _ = await reading.result
  }
}
