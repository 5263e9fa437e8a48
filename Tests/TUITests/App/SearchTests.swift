import Harness
import Synchronization
import Terminal
import TestSupport
import Testing

@testable import TUI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@UIActor
@Suite(.timeLimit(.minutes(1))) struct SearchTests {
  private func chat(
    _ answers: [String], window: Int = 200, store: any ThreadStore = MemoryThreadStore(), rows: Int = 16,
    surroundings: Surroundings = Surroundings()
  ) async throws -> Chat {
    let chat = try await Chat(
      answers.map { .says([.text($0)]) }, rows: rows, store: store, transcriptWindow: window,
      surroundings: surroundings)
    for number in answers.indices { await chat.type("q\(number + 1)<enter>") }
    return chat
  }

  /// The row of the search.
  private func bar(_ chat: Chat) -> String {
    chat.screen.text.split(separator: "\n").first { $0.hasPrefix("Search ") }.map(String.init) ?? ""
  }

  @Test func `what is typed is looked for at once, from the newest on`() async throws {
    let chat = try await chat(["An apple.", "A pear.", "Apples again."])
    await chat.type("<f3>apple")
    expectScreen(
      chat.screen.text,
      """
      › q1

      An apple.

      › q2

      A pear.

      › q3

      Apples again.
      Search › apple  2 of 2
      ────────────────────────────────────────────────────────────
      › Message, or / for commands
      enter done typing  alt+i case  alt+r regex  esc back
      build · script/one · q1                                ready
      """)
  }

  @Test func `what fits is marked where it stands`() {
    var here = Situation()
    here.scene.say(.assistant, "Two apples.")
    here.type("<f3>APPLE")
    let rows = TranscriptPane().lines(here.scene.snapshot, size: Size(columns: 40, rows: 5))
    #expect(rows[0].spans.map(\.text) == ["Two ", "apple", "s."])
    #expect(rows[0].spans.map { $0.style.attributes.contains(.reversed) } == [false, true, false])
  }

  @Test func `n and N walk through what was found, and esc stays there`() async throws {
    let chat = try await chat((1...12).map { $0 % 5 == 0 ? "needle \($0)" : "hay \($0)" })
    await chat.type("<f3>needle<enter>")
    #expect(bar(chat) == "Search › needle  2 of 2")
    await chat.type("n")
    #expect(bar(chat) == "Search › needle  1 of 2")
    #expect(chat.screen.text.contains("needle 5\n"))
    await chat.type("n")
    #expect(chat.screen.text.contains("That is the first one."))
    await chat.type("N")
    #expect(bar(chat) == "Search › needle  2 of 2")
    await chat.type("N<esc>")
    #expect(bar(chat) == "")
    #expect(chat.screen.text.contains("needle 10\n"))
  }

  @Test func `esc while typing goes back to where one was`() async throws {
    let chat = try await chat((1...12).map { $0 == 2 ? "needle" : "hay \($0)" })
    let before = chat.screen.text
    await chat.type("<f3>needle")
    #expect(chat.screen.text.contains("needle\n"))
    await chat.type("<esc>")
    #expect(chat.screen.text == before)
  }

  @Test func `capitals count when asked to`() async throws {
    let chat = try await chat(["Needle", "needle"])
    await chat.type("/search needle<enter>")
    #expect(bar(chat) == "Search › needle  2 of 2")
    await chat.type("i")
    #expect(bar(chat) == "Search › needle  1 of 1 · case counts")
    await chat.type("/<backspace>x")
    #expect(bar(chat) == "Search › needlx  not found · case counts")
  }

  @Test func `regular expressions come from the engine, and its complaints are shown`() async throws {
    struct Odd: Error, CustomStringConvertible { let description = "an odd expression" }
    var surroundings = Surroundings()
    surroundings.patterns = SearchPatterns { expression, _ in
      if expression.hasSuffix("(") { throw Odd() }
      let start = String(expression.dropFirst())
      return ({ $0.hasPrefix(start) }, { $0.hasPrefix(start) ? [0..<start.utf8.count] : [] })
    }
    let chat = try await chat(["one two", "two one"], surroundings: surroundings)
    await chat.type("<f3><alt+r>^two")
    #expect(bar(chat) == "Search › ^two  1 of 1 · regex")
    await chat.type("(")
    #expect(bar(chat) == "Search › ^two(  an odd expression")
  }

  @Test func `of a regular expression the part that fits is marked`() {
    var snapshot = Situation().scene.snapshot
    snapshot.patterns = SearchPatterns { _, _ in ({ $0.contains("b") }, { _ in [4..<6] }) }
    snapshot.view.search = TranscriptSearch("b.", from: .bottom)
    snapshot.view.search?.isRegex = true
    let marked = SearchMarks(snapshot)?.marked(Line("é abc"))
    #expect(marked == Line([Span("é a"), Span("bc", Style(.standard, .reversed))]))
  }

  @Test func `what a folded tool printed is found, and unfolded`() async throws {
    let tool = TestTool(
      "shout", .read,
      run: { _, _ in
        .finished(ToolOutput((1...60).map { "line \($0)" }.joined(separator: "\n")))
      })
    let chat = try await Chat([.says([.call("shout")]), .says([.text("Done.")])], tools: [tool])
    await chat.type("go<enter>")
    #expect(!chat.screen.text.contains("line 33"))
    await chat.type("<f3>line 33")
    #expect(chat.screen.text.contains("line 33"))
  }

  @Test func `messages that are not loaded are looked through, and loaded as far as needed`() async throws {
    let store = MemoryThreadStore()
    let first = try await chat(
      (1...40).map { $0 == 3 ? "a needle" : "hay \($0)" }, store: store)
    await first.end(.closed)
    let chat = try await Chat(store: store, transcriptWindow: 10)
    try await chat.conversation.session.selectOrCreateThread()
    await chat.settle()
    await chat.type("<f3>needle<enter>")
    await chat.settle()
    #expect(bar(chat).hasPrefix("Search › needle  1 of 1"))
    #expect(chat.screen.text.contains("a needle\n"))
    await chat.type("n")
    await chat.settle()
    #expect(bar(chat).contains("none earlier") || !bar(chat).contains("earlier"))
  }

  @Test func `what is nowhere loads nothing`() async throws {
    let store = MemoryThreadStore()
    let first = try await chat((1...40).map { "hay \($0)" }, store: store)
    await first.end(.closed)
    let chat = try await Chat(store: store, transcriptWindow: 10)
    try await chat.conversation.session.selectOrCreateThread()
    await chat.settle()
    let before = await chat.conversation.display.transcript.count
    await chat.type("/search needle<enter>")
    await chat.settle()
    #expect(bar(chat) == "Search › needle  not found · none earlier")
    #expect(await chat.conversation.display.transcript.count == before)
  }

  @Test func `a longer text is looked for only where the shorter one was`() {
    var here = Situation()
    for text in ["apple", "ape", "pear"] { here.scene.say(.assistant, text) }
    let counted = Mutex(0)
    let patterns = SearchPatterns { expression, _ in
      (
        { text in
          counted.withLock { $0 += 1 }; return text.contains(expression)
        }, { _ in [] }
      )
    }
    var search = TranscriptSearch("ap", from: .bottom)
    search.scan(here.scene.session.transcript, patterns)
    #expect(search.places == [0, 1])
    search.query = Composer("app")
    search.scan(here.scene.session.transcript, patterns)
    #expect(search.places == [0])
    search.query = Composer("ap")
    search.scan(here.scene.session.transcript, patterns)
    #expect(search.places == [0, 1])
    // Of a regular expression a longer one may fit elsewhere, so all is looked through each time.
    search.isRegex = true
    search.query = Composer("ape")
    search.scan(here.scene.session.transcript, patterns)
    search.query = Composer("ape|")
    search.scan(here.scene.session.transcript, patterns)
    #expect(counted.withLock { $0 } == 6)
  }
}
