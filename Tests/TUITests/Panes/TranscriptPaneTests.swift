import Harness
import TUI
import Terminal
import TestSupport
import Testing

@Suite struct TranscriptPaneTests {
  @Test func `what is said, thought, done and noted can be told apart without colour`() {
    var scene = Scene()
    scene.say(.user, "Read the notes\nand be short")
    scene.say(.assistant, .thinking(Thinking(text: "One.\nTwo.")))
    scene.call("read_file", ["path": "notes.txt"], ToolOutput([.code(Code(text: "a\nb\n"))]))
    scene.call("execute_command", ["command": "false"], .failure("It did not work."), id: "two")
    scene.say(.assistant, "They say **nothing**.")
    scene.apply(.run(.failed(RunFailure("The connection was lost."))))
    expectScreen(
      scene.transcript(),
      """
      › Read the notes
        and be short

      thought 2 lines
      ✓ read_file notes.txt  120 ms  2 lines
      ✗ execute_command false  failed  120 ms
        It did not work.

      They say nothing.

      ! The connection was lost.
      """)
  }

  @Test func `prose is not set wider than the eye can follow, tables and code are`() {
    var scene = Scene()
    let words = String(repeating: "word ", count: 50)
    scene.say(.user, words)
    scene.say(.assistant, words + "\n\n```\n" + words + "\n```")
    let rows = scene.transcript(columns: 300).split(separator: "\n", omittingEmptySubsequences: true)
    #expect(rows.map(\.count) == [116, 116, 21, 119, 119, 9, 251])
  }

  @Test func `all of a message of the person is shown, with its indentation`() {
    var scene = Scene()
    scene.say(.user, "fix this:\n  if x {\n\treturn\r\n  }\n")
    expectScreen(
      scene.transcript(),
      """
      › fix this:
          if x {
                return
          }
      """)
  }
}
