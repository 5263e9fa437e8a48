import Harness
import Testing

@testable import TUI
@testable import Terminal

/// Nothing on the path of a token, a key or a frame grows with the length of the thread: work is counted, not timed.
@Suite struct WorkTests {
  /// What one change cost.
  private struct Work: Hashable {
    /// Entries for which lines were made.
    var made: Int
    /// Rows of the screen that are other than before.
    var rows: Int
  }

  /// A screen over a thread of so many messages, in which an answer streams.
  private func streaming(after count: Int) -> Situation {
    var here = Situation()
    here.scene.view.size = Size(columns: 100, rows: 40)
    let messages = (0..<count).map {
      Message(
        id: "\($0)", role: .user, content: [.text("message **\($0)** of many\n\nwith `two` paragraphs")],
        createdAt: here.scene.now)
    }
    here.apply(.detail(.transcriptLoaded(messages, earlier: 0, replacing: true)), .run(.started))
    here.scene.stream(.text("The answer"))
    _ = Layout.frame(here.scene.snapshot)
    return here
  }

  private func work(_ here: inout Situation, _ change: (inout Situation) -> Void) -> Work {
    let before = Layout.frame(here.scene.snapshot)
    let made = here.scene.cache.madeCount
    change(&here)
    let after = Layout.frame(here.scene.snapshot)
    return Work(
      made: here.scene.cache.madeCount - made,
      rows: zip(before.rows, after.rows).count { $0 != $1 })
  }

  @Test func `a token costs the same in a short thread and in one of 100,000 messages`() {
    for count in [100, 100_000] {
      var here = streaming(after: count)
      let token = work(&here) { $0.scene.stream(.text("The answer goes")) }
      #expect(token == Work(made: 1, rows: 1), "\(count)")
    }
  }

  @Test func `a key costs the same in a short thread and in one of 100,000 messages`() {
    for count in [100, 100_000] {
      var here = streaming(after: count)
      here.type("a")
      // The clock of the run is the other row.
      let key = work(&here) { $0.type("b") }
      #expect(key == Work(made: 0, rows: 2), "\(count)")
    }
  }
}
