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
      ✓ read_file notes.txt  120 ms
        2 lines
      ✗ execute_command false  failed  120 ms
        It did not work.

      They say nothing.

      ! The connection was lost.
      """)
  }
}
