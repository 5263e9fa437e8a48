import Harness
import Terminal
import TestSupport
import Testing

@testable import TUI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct LayoutTests {
  /// The whole screen, with the cursor as `▮`.
  private func screen(_ here: Situation) -> String {
    let frame = Layout.frame(here.scene.snapshot)
    var rows = frame.text.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
    if let cursor = frame.cursor {
      while rows[cursor.row].count <= cursor.column { rows[cursor.row].append(" ") }
      rows[cursor.row][cursor.column] = "▮"
    }
    return rows.map { String($0) }.joined(separator: "\n")
  }

  private func here(columns: Int, rows: Int) -> Situation {
    var here = Situation()
    here.scene.view.size = Size(columns: columns, rows: rows)
    here.scene.session.modelID = "offline/guide"
    let modes = ["build", "plan"].map { ModeInfo(id: $0, name: $0, description: "The mode \($0)") }
    here.apply(.detail(.modesListed(modes, current: "build")))
    return here
  }

  @Test func `a new session`() {
    expectScreen(
      screen(here(columns: 60, rows: 14)),
      """










      ────────────────────────────────────────────────────────────
      › ▮essage, or / for commands
      enter send  ? keys
      build · offline/guide · new thread                     ready
      """)
  }

  @Test func `a run, a queue and a text being typed`() {
    var here = here(columns: 60, rows: 16)
    here.scene.say(.user, "fix the parser")
    here.apply(.run(.started))
    here.queue("then test it", "and commit")
    here.type("wait")
    here.scene.time = 73
    expectScreen(
      screen(here),
      """
      › fix the parser







      2 queued
        1  then test it
        2  and commit
      ────────────────────────────────────────────────────────────
      › wait▮
      ! No word from offline/guide for 73 s.
      enter queue  ctrl+s steer (drops queue)  esc stop
      build · offline/guide · new thread   2 queued · working 1:13
      """)
  }

  @Test func `completions stand above the message box`() {
    var here = here(columns: 60, rows: 14)
    here.type("/mod")
    expectScreen(
      screen(here),
      """








      › /mode [mode]    Choose how the model works
        /model [model]  Choose which model answers in this thread
      ────────────────────────────────────────────────────────────
      › /mod▮
      enter send  ctrl+j new line  tab complete  esc close
      build · offline/guide · new thread                     ready
      """)
  }

  @Test func `a list lies on top, with its filter and a longer look`() {
    var here = here(columns: 60, rows: 18)
    here.scene.time = 100_000
    let threads = ["Parser", "Printer"].enumerated().map { index, title in
      ThreadSummary(
        id: "t\(index)", title: title, preview: "please look at the \(title.lowercased())",
        updatedAt: Date(timeIntervalSince1970: 100_000 - Double(index) * 7_200), messageCount: index + 1)
    }
    here.apply(.detail(.threadsListed(threads)))
    here.type("<f6>pri")
    expectScreen(
      screen(here),
      """







      ────────────────────────────────────────────────────────────
      Threads  1 of 2  › pri▮
      › Printer  2 h ago · 2 messages


        please look at the printer
      ────────────────────────────────────────────────────────────
      › Message, or / for commands
      enter choose  esc clear  tab all projects  alt+p pin
      alt+r rename  alt+c copy  alt+e export  alt+d delete
      build · offline/guide · new thread                     ready
      """)
  }

  @Test func `a prompt that waits while the person types`() {
    var here = here(columns: 60, rows: 18)
    here.type("I was")
    here.ask(.approval(Situation.command))
    expectScreen(
      screen(here),
      """







      ────────────────────────────────────────────────────────────
      ? Run
        rm x

        commands ask by default

      Tab: answer
      ────────────────────────────────────────────────────────────
      › I was▮
      enter queue  ctrl+s steer  esc stop
      build · offline/guide · new thread           1 waits for you
      """)
  }

  @Test func `a notice has a row of its own above the keys`() {
    var here = here(columns: 60, rows: 14)
    here.apply(.detail(.noticed(Notice(.error, "The database is locked."))))
    #expect(screen(here).contains("✗ The database is locked.\nenter send"))
    here.type("x")
    #expect(screen(here).contains("locked"))
    here.type("y")
    #expect(!screen(here).contains("locked"))
  }

  @Test func `a small screen still says what the keys do`() {
    var here = here(columns: 40, rows: 8)
    here.scene.say(.user, "fix the parser")
    here.apply(.run(.started))
    expectScreen(
      screen(here),
      """
      › fix the parser




      › ▮essage, or / for commands
      working 0:00  enter queue  ctrl+s steer
      esc stop  ? keys
      """)
  }

  @Test func `a screen that is too small says so`() {
    expectScreen(
      screen(here(columns: 30, rows: 6)),
      """
      Too small: 30x6. rein needs
      40x8.
      """)
  }

  @Test func `no size breaks a screen`() {
    var here = here(columns: 80, rows: 24)
    here.scene.say(.user, "漢字 and a long text that wraps a few times on narrow screens")
    here.apply(.run(.started))
    here.queue("one", "two", "three")
    here.ask(.approval(Situation.command))
    here.type("/m")
    var situations = [here]
    here.type("odel <f1>")
    situations.append(here)
    here.type("<esc><esc>")
    here.give(.paste(String(repeating: "paste 漢字 ", count: 40)))
    situations.append(here)
    for situation in situations {
      for columns in stride(from: 0, through: 300, by: 13) {
        for rows in [0, 1, 5, 8, 9, 10, 13, 14, 24, 100] {
          var scene = situation.scene
          scene.view.size = Size(columns: columns, rows: rows)
          let frame = Layout.frame(scene.snapshot)
          if let cursor = frame.cursor {
            #expect((0..<columns).contains(cursor.column) && (0..<rows).contains(cursor.row))
          }
        }
      }
    }
  }
}
