import TestSupport
import Testing

@testable import Harness

/// Several threads of a person at once.
@HarnessActor
@Suite(.timeLimit(.minutes(1))) struct OpenThreadsTests {
  private func asking(_ text: String = "a") -> ScriptedProvider.Step {
    .says([.call("run", ["text": .string(text)])])
  }

  /// The activities of the threads that are not in view, by title.
  private func beside(_ threads: OpenThreads) -> [String] {
    threads.beside.map { "\($0.title): \($0.activity)" }
  }

  private func until(_ threads: OpenThreads, _ wanted: [String]) async {
    await threads.untilBeside { $0.map { "\($0.title): \($0.activity)" } == wanted }
  }

  @Test func `a run goes on while another thread is shown, and its end is told`() async throws {
    let gate = Gate()
    let chat = try Conversation([.gated([[.text("Late.")]], gate), .says([.text("Soon.")])])
    let threads = OpenThreads(chat.session)
    try await chat.session.submit("slow")
    let slow = try #require(chat.session.thread.id)
    try await threads.begin(title: "other")
    #expect(beside(threads) == ["slow: running"])
    try await threads.current.submit("quick")
    await threads.current.settled()
    #expect(threads.current !== chat.session)
    await gate.pass()
    await until(threads, ["slow: done"])
    let kept = try await chat.store.messages(in: slow, limit: nil, before: nil)
    #expect(kept.map(\.text) == ["slow", "Late."])
    await chat.session.close()
    #expect(try await chat.store.thread(slow)?.metadata["unread"] == true)
    try await threads.go(to: slow)
    #expect(beside(threads) == [])
    await threads.current.journal.flush()
    #expect(try await chat.store.thread(slow)?.metadata["unread"] == nil)
  }

  @Test func `an approval of a thread out of view waits, and nothing of it is in another`() async throws {
    let chat = try Conversation([asking(), .says([.text("Hi.")])], tools: [TestTool("run", .execute)])
    let threads = OpenThreads(chat.session)
    try await chat.say("dangerous")
    let first = try #require(chat.session.thread.id)
    try await threads.begin(title: "calm")
    let other = threads.current
    try await other.submit("hello")
    await other.settled()
    #expect(beside(threads) == ["dangerous: waiting"])
    #expect(other.displayState.prompts == [])
    // An answer given here reaches nothing there.
    other.respondToToolApproval(.approve)
    #expect(chat.session.displayState.prompts.count == 1)
    #expect(try await threads.goToNext())
    #expect(threads.current === chat.session)
    #expect(threads.current.thread.id == first)
    #expect(threads.current.displayState.prompts.count == 1)
  }

  @Test func `what is allowed in one thread is not allowed in another, and is allowed still on the way back`()
    async throws
  {
    let gate = Gate()
    let chat = try Conversation([.gated([[.text("Late.")]], gate)])
    let threads = OpenThreads(chat.session)
    try await chat.session.submit("slow")
    let slow = try #require(chat.session.thread.id)
    try await threads.begin(title: "other")
    let other = try #require(threads.current.thread.id)
    #expect(threads.current.grants == Grants())
    threads.current.grant(.edit)
    try await threads.go(to: slow)
    #expect(threads.current.grants == Grants())
    try await threads.go(to: other)
    #expect(threads.current.thread.id == other)
    #expect(threads.current.grants.categories == [.edit])
    await gate.pass()
    await threads.close()
  }

  @Test func `the queue of a thread out of view goes on`() async throws {
    let gate = Gate()
    let chat = try Conversation([.gated([[.text("One.")]], gate), .says([.text("Two.")])])
    let threads = OpenThreads(chat.session)
    try await chat.session.submit("first")
    try await chat.session.submit("second")
    let id = try #require(chat.session.thread.id)
    try await threads.begin(title: "other")
    await gate.pass()
    await until(threads, ["first: done"])
    let kept = try await chat.store.messages(in: id, limit: nil, before: nil)
    #expect(kept.map(\.text) == ["first", "One.", "second", "Two."])
  }

  @Test func `a token out of view tells nobody anything`() async throws {
    let gate = Gate()
    let chat = try Conversation([.gated([[.text("a")], [.text("b")], [.text("c")]], gate)])
    let threads = OpenThreads(chat.session)
    try await chat.session.submit("slow")
    try await threads.begin(title: "other")
    let told = Counter()
    threads.follow { _ in _ = told.next() }
    for _ in 1...2 {
      await gate.pass()
    }
    await chat.until { $0.currentMessage?.text == "ab" }
    #expect(told.next() == "2")
    await gate.pass()
    await until(threads, ["slow: done"])
  }

  @Test func `one session goes from thread to thread while nothing goes on`() async throws {
    let chat = try Conversation([.says([.text("Hi.")])])
    let threads = OpenThreads(chat.session)
    try await chat.say("hello")
    try await threads.begin(title: nil)
    #expect(threads.current === chat.session)
    #expect(beside(threads) == [])
  }

  @Test func `a thread that cannot be opened leaves everything as it was`() async throws {
    let gate = Gate()
    let chat = try Conversation([.gated([[.text("Late.")]], gate)])
    let threads = OpenThreads(chat.session)
    let held = try await chat.session.createThread(title: "held")
    try await chat.session.createThread(title: "mine")
    try await chat.locks.acquire(held.id, owner: "process 7")
    try await chat.session.submit("slow")
    await #expect(throws: ThreadLockError.self) { try await threads.go(to: held.id) }
    #expect(threads.current === chat.session)
    #expect(chat.session.displayState.isRunning)
    #expect(beside(threads) == [])
    await gate.pass()
  }

  @Test func `the end of the program stops and gives back all threads`() async throws {
    let chat = try Conversation([.hangs(after: [[.text("a")]])])
    let threads = OpenThreads(chat.session)
    try await chat.session.submit("slow")
    await chat.until { $0.currentMessage?.text == "a" }
    let slow = try #require(chat.session.thread.id)
    try await threads.begin(title: "other")
    let other = try #require(threads.current.thread.id)
    await threads.close()
    try await chat.locks.acquire(slow, owner: "next")
    try await chat.locks.acquire(other, owner: "next")
    #expect(try await chat.store.messages(in: slow, limit: nil, before: nil).last?.stopReason == .aborted)
  }
}
