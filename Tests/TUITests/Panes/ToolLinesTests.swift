import Harness
import TUI
import Terminal
import TestSupport
import Testing

@Suite struct ToolLinesTests {
  private let diff = FileDiff(
    path: "Sources/a.swift", change: .modified,
    hunks: [
      FileDiff.Hunk(
        oldStart: 9, newStart: 9,
        lines: [
          FileDiff.Line(.context, "func a() {"), FileDiff.Line(.removed, "\tlet b = 1"),
          FileDiff.Line(.added, "\tlet b = 2"), FileDiff.Line(.added, "\tlet c = 3"),
          FileDiff.Line(.context, "}"),
        ]),
      FileDiff.Hunk(oldStart: 40, newStart: 41, lines: [FileDiff.Line(.removed, "// old")]),
    ])

  @Test func `each state has a word, and what is done has none`() {
    var scene = Scene()
    scene.apply(.tool(.inputStarted(id: "1", name: "write_file")))
    scene.apply(.tool(.started(id: "2", name: "search", args: ["pattern": "TODO"])))
    scene.apply(.tool(.started(id: "3", name: "write_file", args: ["path": "a.txt"])))
    scene.apply(.tool(.approvalRequired(id: "3", name: "write_file", args: ["path": "a.txt"])))
    scene.call(
      "edit_file", ["path": "b.txt"],
      ToolOutput("Not that file.", isError: true, details: ["declined": true]), id: "4")
    scene.call(
      "sleep", ["seconds": 5], ToolOutput("Stopped.", isError: true, details: ["cancelled": true]),
      duration: 2.5, id: "5")
    scene.apply(.tool(.started(id: "6", name: "look", args: [:])))
    scene.time = 75
    expectScreen(
      scene.transcript(),
      """
      • write_file  writing
      • search TODO  running  1 min 15 s
      ? write_file a.txt  waits for your yes
      ✗ edit_file b.txt  refused  120 ms  Not that file.
      ✗ sleep {"seconds":5}  interrupted  2.5 s  Stopped.
      • look  running  1 min 12 s
      """)
  }

  @Test func `a running command shows the last it printed, and where lines are drawn over only the last`() {
    var scene = Scene()
    scene.apply(
      .tool(.started(id: "1", name: "execute_command", args: ["command": "make all\nmake test"])),
      .tool(.output(id: "1", text: "one\ntwo\nthree\n", stream: .stdout)),
      .tool(.output(id: "1", text: "10%\r20%\r30%", stream: .stderr)))
    expectScreen(
      scene.transcript(),
      """
      • execute_command make all<LF>make test  running  30%
      """)
  }

  @Test func `what looks like something else is spelt out in a call and in how it was decided`() {
    var scene = Scene()
    let command = "cat p\u{430}ss\u{202E}dwd\u{200B}"
    scene.apply(
      .tool(.started(id: "1", name: "execute_command", args: ["command": .string(command)])),
      .detail(.promptClosed(id: "1", decision: "you allowed for this session: \(command)")))
    scene.view.unfoldsAll = true
    expectScreen(
      scene.transcript(),
      """
      • execute_command cat p<U+0430>ss<U+202E>dwd<U+200B>
        running
        you allowed for this session: cat
        p<U+0430>ss<U+202E>dwd<U+200B>
      """)
  }

  @Test func `results are folded by what they are`() {
    var scene = Scene()
    let numbers = (1...8).map { "line \($0)" }.joined(separator: "\n")
    scene.call("ask", ["question": "Why?"], ToolOutput(numbers), id: "1")
    scene.call("read", ["path": "a"], ToolOutput([.code(Code(text: numbers, firstLine: 1))]), id: "2")
    scene.call(
      "find", ["pattern": "*"],
      ToolOutput([.list((1...7).map { ListItem("file\($0).txt", detail: "\($0) kB") })]), id: "3")
    scene.call(
      "run", ["command": "make"],
      ToolOutput([.terminal(TerminalOutput(text: numbers, exitCode: 2, note: "stopped early"))]), id: "4")
    scene.call("edit", ["path": "Sources/a.swift"], ToolOutput([.diff(diff)]), id: "5")
    scene.call("none", [:], ToolOutput([.terminal(TerminalOutput(text: "", exitCode: 0))]), id: "6")
    expectScreen(
      scene.transcript(rows: 40),
      """
      ✓ ask Why?  120 ms  line 1 (7 lines more)
      ✓ read a  120 ms  8 lines
      ✓ find *  120 ms  7 items
      ✓ run make  120 ms  exit code 2: line 8
      ✓ edit Sources/a.swift  120 ms
        +2 -2
         9   func a() {
        10 -     let b = 1
        10 +     let b = 2
        11 +     let c = 3
        12   }
          …
        40 - // old
      ✓ none  120 ms  no output
      """)
  }

  @Test func `unfolded everything is there, arguments too`() {
    var scene = Scene()
    scene.call(
      "read", ["path": "a.txt", "limit": 3, "note": "two\nlines"],
      ToolOutput([.code(Code(text: "a\n\nb\nc", firstLine: 9))]))
    scene.view.unfolded = [0]
    expectScreen(
      scene.transcript(),
      """
      ✓ read a.txt  120 ms
        limit: 3
        note: two
          lines
         9  a
        10
        11  b
        12  c
      """)
  }

  @Test func `a long diff is cut, and says by how much`() {
    var scene = Scene()
    let lines = (1...30).map { FileDiff.Line(.added, "line \($0)") }
    let diff = FileDiff(
      path: "new.txt", change: .created, hunks: [FileDiff.Hunk(oldStart: 0, newStart: 1, lines: lines)])
    scene.call("write", ["path": "new.txt"], ToolOutput([.diff(diff)]))
    let rows = scene.transcript(rows: 40).split(separator: "\n")
    #expect(rows[1] == "  new file  +30 -0")
    #expect(rows[21] == "  20 + line 20")
    #expect(rows[22] == "  … 10 rows more")
    scene.view.unfoldsAll = true
    #expect(scene.transcript(rows: 40).contains("30 + line 30"))
  }

  @Test func `the decision of a person, and what a subagent does, stand below the call`() {
    var scene = Scene()
    scene.apply(
      .tool(.started(id: "1", name: "subagent", args: ["task": "Look around", "agentType": "explore"])),
      .subagent(
        .started(id: "1", agentType: "explore", task: "Look around", modelID: nil, isForked: nil)),
      .subagent(.toolStarted(id: "1", agentType: "explore", tool: "find", args: [:])),
      .subagent(.toolStarted(id: "1", agentType: "explore", tool: "read", args: ["path": "a.txt"])),
      .subagent(.textDelta(id: "1", agentType: "explore", text: "I look.\n\nFound it.")))
    scene.apply(.tool(.approvalRequired(id: "2", name: "run", args: [:])))
    scene.apply(.tool(.started(id: "2", name: "run", args: ["command": "ls"])))
    scene.apply(.detail(.promptClosed(id: "2", decision: "you allowed it once")))
    expectScreen(
      scene.transcript(columns: 70),
      """
      • subagent Look around  running
        explore  2 tool calls, last read a.txt
        Found it.
      • run ls  running  you allowed it once
      """)
  }

  @Test func `the state stays in view when the argument is too long`() {
    var scene = Scene()
    scene.apply(
      .tool(.started(id: "1", name: "run", args: ["command": .string(String(repeating: "x", count: 99))])))
    expectScreen(scene.transcript(columns: 40), "• run xxxxxxxxxxxxxxxxxxxxxxxx…  running")
  }
}
