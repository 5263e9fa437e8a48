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

/// The list of threads, and what is done in it without leaving it.
@UIActor
@Suite(.timeLimit(.minutes(1))) struct ThreadsMenuTests {
  private func chat(_ columns: Int = 80, _ rows: Int = 24) async throws -> Chat {
    let chat = try await Chat(
      [.says([.text("It is tall.")]), .says([.text("Four.")])], columns: columns, rows: rows)
    await chat.type("a giraffe?<enter>/new<enter>two and two?<enter>")
    return chat
  }

  private func titles(_ chat: Chat) async throws -> [String] {
    try await chat.conversation.store.threads(resourceID: nil, includingForks: false).map(\.title)
  }

  @Test func `the list says age, size and state, and its keys`() async throws {
    let chat = try await chat()
    await chat.type("<f6>")
    expectScreen(
      chat.screen.text,
      """
      › two and two?

      Four.










      ────────────────────────────────────────────────────────────────────────────────
      Threads  2  ›
        a giraffe?    now · 2 messages
      › two and two?  now · 2 messages

        Four.
      ────────────────────────────────────────────────────────────────────────────────
      › Message, or / for commands
      enter choose  esc close  tab all projects  alt+p pin  alt+r rename  alt+c copy
      alt+e export  alt+d delete  alt+t trash
      build · script/one · two and two?                                          ready
      """)
  }

  @Test func `a thread is pinned, renamed and copied without leaving the list`() async throws {
    let chat = try await chat()
    await chat.type("<f6><up><alt+p>")
    #expect(chat.screen.text.contains("› a giraffe?    pinned · now · 2 messages"))
    await chat.type("<alt+r><ctrl+u>Zoo<enter>")
    #expect(chat.screen.text.contains("› Zoo           pinned · now · 2 messages"))
    await chat.type("<alt+c>")
    #expect(chat.screen.text.contains("Threads  3"))
    #expect(chat.screen.text.contains("Zoo (copy)    now · 2 messages"))
    #expect(Set(try await titles(chat)) == ["Zoo", "Zoo (copy)", "two and two?"])
    await chat.type("<alt+p>")
    #expect(!chat.screen.text.contains("pinned"))
  }

  @Test func `esc leaves a title as it was, and the list stays`() async throws {
    let chat = try await chat()
    await chat.type("<f6><up><alt+r>!")
    #expect(chat.screen.text.contains("New title  › a giraffe?!"))
    await chat.type("<esc>")
    #expect(chat.screen.text.contains("Threads  2"))
    #expect(Set(try await titles(chat)) == ["a giraffe?", "two and two?"])
  }

  @Test func `a deleted thread comes back by one key, and later from the trash`() async throws {
    let chat = try await chat()
    await chat.type("<f6><up><alt+d>")
    #expect(chat.screen.text.contains("Threads  1"))
    #expect(chat.screen.text.contains("“a giraffe?” is deleted."))
    #expect(chat.screen.text.contains("alt+u undo delete"))
    #expect(try await titles(chat) == ["two and two?"])
    await chat.type("<alt+u>")
    #expect(chat.screen.text.contains("Threads  2"))
    #expect(Set(try await titles(chat)) == ["a giraffe?", "two and two?"])
    await chat.type("giraffe<alt+d><esc><esc>/trash<enter>")
    #expect(chat.screen.text.contains("Deleted threads, kept for 30 days  1"))
    #expect(chat.screen.text.contains("a giraffe?  deleted now · 2 messages"))
    await chat.type("<enter>")
    #expect(Set(try await titles(chat)) == ["a giraffe?", "two and two?"])
  }

  @Test func `a deleted thread is removed for good only after a question`() async throws {
    let chat = try await chat()
    await chat.type("<f6><up><alt+d><alt+t><alt+d>")
    #expect(chat.screen.text.contains("Remove “a giraffe?” for good?"))
    await chat.type("<enter>")
    #expect(chat.screen.text.contains("Deleted threads, kept for 30 days  1"))
    await chat.type("<delete><down><enter>")
    #expect(chat.screen.text.contains("No thread was deleted."))
    #expect(try await chat.conversation.store.discarded(resourceID: nil) == [])
  }

  @Test func `the thread in view can be deleted, and a thread that runs cannot`() async throws {
    let chat = try await Chat([.hangs(after: [[.text("a")]])], columns: 80, rows: 24)
    await chat.start("slow<enter>/new other<enter>")
    await chat.start("<f6>slow<alt+d>")
    chat.look()
    #expect(chat.screen.text.contains("Something goes on in “slow”. Go there and stop it first."))
    #expect(Set(try await titles(chat)) == ["slow", "other"])
    await chat.start("<ctrl+u>other<alt+d>")
    chat.look()
    #expect(try await titles(chat) == ["slow"])
    await chat.end(.closed)
  }

  @Test func `what goes on in other threads is told while the list is open`() async throws {
    let gate = Gate()
    let chat = try await Chat([.gated([[.text("Late.")]], gate)], columns: 80, rows: 24)
    await chat.start("slow<enter>/new other<enter><f6>")
    chat.look()
    #expect(chat.screen.text.contains("slow   running · "))
    let slow = await chat.conversation.session
    await gate.pass()
    await slow.settled()
    await chat.untilBeside { $0.map(\.activity) == [.done] }
    chat.look()
    #expect(chat.screen.text.contains("slow   done, unread · "))
  }

  @Test func `a thread of another project is looked at or copied here`() async throws {
    let store = MemoryThreadStore()
    let time = Date(timeIntervalSince1970: 0)
    try await store.create(
      ChatThread(id: "far", resourceID: "/home/me/zoo", title: "Cage", createdAt: time, updatedAt: time))
    try await store.save(
      Message(id: "m", role: .user, content: [.text("Open it.")], createdAt: time), in: "far")
    let chat = try await Chat(columns: 80, rows: 24, store: store)
    await chat.type("<f6>")
    #expect(chat.screen.text.contains("There is no thread yet."))
    await chat.type("<tab>")
    #expect(chat.screen.text.contains("Threads of all projects  1"))
    #expect(chat.screen.text.contains("1 message · in zoo"))
    await chat.type("<enter>")
    #expect(chat.screen.text.contains("It belongs to /home/me/zoo"))
    await chat.type("<down><enter>")
    #expect(chat.screen.text.contains("› Open it."))
    let own = await store.threads(resourceID: nil, includingForks: false).map(\.resourceID)
    #expect(own.count == 2)
    #expect(own.contains("/home/me/zoo"))
  }

  @Test func `a thread is written to a file, and where is said`() async throws {
    var surroundings = Surroundings()
    surroundings.export = { id, form in "/tmp/\(id.isEmpty ? "" : "x").\(form.rawValue)" }
    let chat = try await Chat([.says([.text("Hi.")])], columns: 80, rows: 24, surroundings: surroundings)
    await chat.type("hello<enter><f6><alt+e><down><enter>")
    #expect(chat.screen.text.contains("Written to /tmp/x.json"))
    #expect(chat.screen.text.contains("Threads  1"))
    await chat.type("<esc>/export markdown<enter>")
    #expect(chat.screen.text.contains("Written to /tmp/x.markdown"))
  }
}

/// The list of threads when there are thousands.
@Suite struct ManyThreadsTests {
  private static func many(_ count: Int) -> [ThreadSummary] {
    (0..<count).map {
      ThreadSummary(
        id: "t\($0)", title: "Thread \($0) about parsers", preview: String(repeating: "word ", count: 50),
        updatedAt: Date(timeIntervalSince1970: 0), messageCount: $0)
    }
  }

  @Test func `the list is made once, whatever goes on in the session`() {
    var here = Situation()
    here.apply(.detail(.threadsListed(Self.many(3))))
    here.type("<f6>")
    let basis = here.view.picker?.threadsBasis
    here.apply(.detail(.draftRestored("x")), .session(.followUpQueued(count: 1, runID: nil)))
    #expect(here.view.picker?.threadsBasis == basis)
    here.apply(.run(.started))
    #expect(here.view.picker?.threadsBasis != basis)
  }

  @Test func `a key of the filter costs less than twenty milliseconds with five thousand threads`() {
    var here = Situation()
    here.apply(.detail(.threadsListed(Self.many(5_000))))
    here.type("<f6>4")
    let clock = ContinuousClock()
    let keys = ["9", "9", "9", "<backspace>", "<backspace>", "<backspace>"]
    let times = keys.map { key in clock.measure { here.type(key) } }
    #expect(here.view.picker?.filter == "4")
    // The best of several: other tests run beside it.
    #expect(times.min().map { $0 < .milliseconds(20) } == true, "\(times)")
  }
}
