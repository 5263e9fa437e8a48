import Harness
import Terminal
import TestSupport
import Testing

@testable import TUI

/// Several requests wait at once, as subagents that work side by side bring about.
@Suite struct SeveralRequestsTests {
  private func screen(_ here: Situation) -> String { Layout.frame(here.scene.snapshot).text }

  @Test func `several requests stand in a list, and one may be answered before another`() {
    var here = Situation.asked(Situation.edit, columns: 80, rows: 30)
    here.apply(
      .detail(.promptOpened(Prompt(id: "b", asker: ["Explore"], kind: .approval(Situation.command)))))
    here.apply(.detail(.promptOpened(Prompt(id: "c", kind: .approval(Situation.command)))))
    expectScreen(
      screen(here),
      """
      › go










      ────────────────────────────────────────────────────────────────────────────────
      ? Edit Sources/Greeting.swift  1 of 3
      › 1 Edit Sources/Greeting.swift
        2 Explore: Run rm x
        3 Run rm x
        Sources/Greeting.swift  +2 -1
         7   func greet(_ name: String) {
         8 -   print("Hello, \\(name)")
         8 +   print("Good morning, \\(name)")
         9 +   count += 1
        10   }

        by default, changes to files are asked about

      y once   n no   e no, because   a all edit   c change   right next
      ────────────────────────────────────────────────────────────────────────────────
      › Message, or / for commands
      esc stop  tab message box
      build · offline/guide · new thread                                3 wait for you
      """)
    here.type("<right>")
    expectScreen(
      screen(here),
      """
      › go














      ────────────────────────────────────────────────────────────────────────────────
      ? Explore: Run  2 of 3, 2 alike
        1 Edit Sources/Greeting.swift
      › 2 Explore: Run rm x
        3 Run rm x
        rm x

        commands ask by default

      y once   t once, all 2 alike   n no   e no, because   a all execute   c change
      right next
      ────────────────────────────────────────────────────────────────────────────────
      › Message, or / for commands
      esc stop  tab message box
      build · offline/guide · new thread                                3 wait for you
      """)
    here.type("t")
    #expect(here.performed == ["next-request", "approve-alike"])
    here.apply(.detail(.promptClosed(id: "b", decision: "")), .detail(.promptClosed(id: "c", decision: "")))
    #expect(here.view.prompt.promptID == "ask")
    #expect(here.view.focus == .composer)
    here.pass(seconds: 1)
    #expect(here.view.focus == .prompt)
    #expect(!screen(here).contains("1 of"))
  }

  @Test func `one that was not painted is not answered, however it came into view`() {
    var here = Situation.asked(Situation.edit, columns: 80, rows: 24)
    here.apply(.detail(.promptOpened(Prompt(id: "b", kind: .approval(Situation.command)))))
    var snapshot = here.scene.snapshot
    snapshot.view = Interpreter.interpret(.key(Key(.right)), snapshot).view
    for key in "yat1" { #expect(Interpreter.interpret(.key(Key(typed: key)), snapshot).effects.isEmpty) }
    here.type("<right>y")
    #expect(here.asked == 1)
  }
}
