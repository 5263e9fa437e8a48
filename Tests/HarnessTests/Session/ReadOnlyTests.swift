import TestSupport
import Testing

@testable import Harness

@HarnessActor @Suite struct ReadOnlyTests {
  private let store: any ThreadStore = MemoryThreadStore()
  private let locks = MemoryThreadLocks()

  /// A session of another process, as far as the store and the locks tell.
  private func conversation(_ steps: [ScriptedProvider.Step] = []) throws -> Conversation {
    try Conversation(steps, store: store, locks: locks) {
      $0.makeID = unique
      $0.readAgainInterval = .seconds(3_600)
    }
  }

  @Test func `a thread that is open elsewhere can be looked at, and what is done there appears`() async throws
  {
    let gate = Gate()
    let owner = try conversation([
      .says([.text("Hi")]), .gated([[.text("Let me ")], [.text("see."), .call("task_check")]], gate),
      .says([.text("Done.")]),
    ])
    try await owner.say("hello")
    let id = try #require(owner.session.thread.id)
    let viewer = try conversation()
    try await viewer.session.openReadOnly(id)
    #expect(viewer.display.isReadOnly)
    #expect(viewer.transcript == ["> hello", "Hi"])
    try await owner.session.submit("again")
    await gate.pass()
    await owner.until { $0.currentMessage?.text == "Let me " }
    await owner.session.journal.flush()
    try await viewer.session.readAgain()
    #expect(viewer.transcript == ["> hello", "Hi", "> again", "Let me …"])
    await gate.pass()
    await owner.session.settled()
    try await owner.session.renameThread("Renamed")
    await owner.session.journal.flush()
    viewer.forgetEvents()
    try await viewer.session.readAgain()
    #expect(viewer.transcript == owner.transcript)
    #expect(viewer.display.threadTitle == "Renamed")
    viewer.forgetEvents()
    try await viewer.session.readAgain()
    #expect(viewer.events == [])
  }

  @Test func `in a thread that is only looked at nothing can be said or changed`() async throws {
    let owner = try conversation([.says([.text("Hi")]), .says([.call("ask_user", ["question": "Which?"])])])
    try await owner.say("hello")
    try await owner.say("ask")
    await owner.session.saveDraft("theirs")
    let id = try #require(owner.session.thread.id)
    let before = try await store.thread(id)
    let viewer = try conversation()
    try await viewer.session.openReadOnly(id)
    #expect(viewer.display.prompts.isEmpty)
    #expect(viewer.display.draft == "")
    let session = viewer.session
    await #expect(throws: SessionError.readOnly) { try await session.submit("x") }
    await #expect(throws: SessionError.readOnly) { try await session.sendMessage("x") }
    await #expect(throws: SessionError.readOnly) { try await session.followUp("x") }
    await #expect(throws: SessionError.readOnly) { try await session.steer("x") }
    await #expect(throws: SessionError.readOnly) { try await session.renameThread("x") }
    await #expect(throws: ThreadLockError.self) { try await session.deleteThread(id) }
    await session.saveDraft("mine")
    try await session.switchMode("plan")
    try await session.switchModel("script/two")
    session.followUps.enqueue("x")
    await session.close()
    #expect(try await store.thread(id) == before)
    await #expect(throws: ThreadLockError.self) { try await locks.acquire(id, owner: "somebody") }
  }

  @Test func `a thread that is only looked at can be copied, and taken when it is free`() async throws {
    let owner = try conversation([.says([.text("Hi")])])
    try await owner.say("hello")
    let id = try #require(owner.session.thread.id)
    let viewer = try conversation([.says([.text("More")])])
    try await viewer.session.openReadOnly(id)
    await #expect(throws: ThreadLockError.self) { try await viewer.session.switchThread(id) }
    #expect(viewer.display.isReadOnly)
    let copy = try await viewer.session.cloneThread()
    #expect(!viewer.display.isReadOnly)
    #expect(viewer.transcript == ["> hello", "Hi"])
    try await viewer.session.openReadOnly(id)
    try await locks.acquire(copy.id, owner: "somebody")
    await owner.session.close()
    try await viewer.session.switchThread(id)
    #expect(!viewer.display.isReadOnly)
    await #expect(throws: ThreadLockError.self) { try await locks.acquire(id, owner: "somebody") }
    try await viewer.say("more")
    #expect(viewer.transcript == ["> hello", "Hi", "> more", "More"])
  }

  @Test func `a thread that is deleted elsewhere is left, and the person is told`() async throws {
    let owner = try conversation([.says([.text("Hi")])])
    try await owner.say("hello")
    let id = try #require(owner.session.thread.id)
    let viewer = try conversation()
    try await viewer.session.openReadOnly(id)
    try await owner.session.deleteThread(id)
    try await viewer.session.readAgain()
    #expect(viewer.session.thread.id == nil)
    #expect(viewer.display.notice?.text == "The thread was deleted elsewhere.")
    await #expect(throws: SessionError.threadNotFound("x")) { try await viewer.session.openReadOnly("x") }
  }

  @Test func `much that was done elsewhere is read anew`() async throws {
    let owner = try conversation([.says([.text("Hi")])])
    try await owner.say("hello")
    let id = try #require(owner.session.thread.id)
    let viewer = try conversation()
    try await viewer.session.openReadOnly(id)
    let generation = viewer.display.transcript.generation
    for number in 0..<300 {
      try await store.save(
        Message(
          id: "n\(number)", role: .user, content: [.text("\(number)")],
          createdAt: viewer.host.configuration.now()),
        in: id)
    }
    try await viewer.session.readAgain()
    #expect(viewer.transcript.last == "> 299")
    #expect(viewer.display.transcript.earlierMessages == 102)
    #expect(viewer.display.transcript.generation == generation + 1)
  }

  @Test func `whoever has a thread is told with its title`() async throws {
    let owner = try conversation([.says([.text("Hi")])])
    try await owner.say("hello")
    let id = try #require(owner.session.thread.id)
    let viewer = try conversation()
    await viewer.session.tellInUse(ThreadLockError(threadID: id, holder: "process 1"))
    #expect(viewer.display.conflict == ThreadConflict(threadID: id, title: "hello", holder: "process 1"))
    try await viewer.session.openReadOnly(id)
    #expect(viewer.display.conflict == nil)
  }
}
