import TestSupport
import Testing

@testable import Harness

@HarnessActor @Suite struct ThreadTests {
  @Test func `a thread comes back with its messages, mode, model, tasks, usage, queue and draft`()
    async throws
  {
    let tasks: JSON = ["tasks": [["content": "Do it", "status": "in_progress", "activeForm": "Doing it"]]]
    let chat = try Conversation([
      .says([.call("task_write", tasks), .usage(TokenUsage(promptTokens: 7, completionTokens: 1))]),
      .says([.text("ok")]), .hangs(after: [[.text("busy")]]),
    ])
    try await chat.say("first")
    let first = try #require(chat.session.thread.id)
    try await chat.session.switchMode("plan")
    try await chat.session.switchModel("script/two")
    try await chat.session.submit("second")
    await chat.until { $0.currentMessage?.text == "busy" }
    try await chat.session.submit("queued")
    await chat.session.saveDraft("half a sent")
    try await chat.session.createThread()
    #expect(chat.display.transcript.count == 0)
    #expect(chat.display.tasks.isEmpty && chat.display.followUps.isEmpty && chat.display.draft.isEmpty)
    #expect(chat.display.tokenUsage == .zero)
    try await chat.session.switchMode("build")
    try await chat.session.switchModel("script/one")

    try await chat.session.switchThread(first)
    #expect(
      chat.transcript == ["> first", "task_write completed", "ok", "> second", "busy", "! Interrupted"])
    #expect(chat.display.modeID == "plan")
    #expect(chat.display.modelID == "script/two")
    #expect(chat.display.tasks.map(\.id) == ["task_do_it"])
    #expect(chat.display.tokenUsage.totalTokens == 8)
    #expect(chat.display.followUps.map(\.content) == ["queued"])
    #expect(chat.display.queuedFollowUps == 1)
    #expect(chat.display.followUpsPaused)
    #expect(chat.display.draft == "half a sent")
    #expect(chat.display.threadTitle == "first")
  }

  @Test func `a message cut off by the end of the program is marked and closed`() async throws {
    let store = MemoryThreadStore()
    let first = try Conversation(
      [.hangs(after: [[.text("Half")], [.call("shout", ["text": "a"])]])], store: store)
    try await first.session.submit("go")
    await first.until { $0.activeTools["c1"] != nil }
    await first.session.journal.flush()
    let id = try #require(first.session.thread.id)

    let second = try Conversation(
      [.says([.text("On we go.")])], store: store, configure: { $0.makeID = unique })
    try await second.session.switchThread(id)
    #expect(second.transcript == ["> go", "Half", "shout interrupted", "! Interrupted"])
    try await second.say("and?")
    #expect(second.provider.requests.last?.messages.allSatisfy(\.openToolCalls.isEmpty) == true)
    await first.session.abort()
  }

  @Test func `switching to an unknown thread, or somebody else's, stops nothing`() async throws {
    let chat = try Conversation([.hangs(after: [[.text("busy")]])])
    let other = chat.host.session(resourceID: "other")
    let foreign = try await other.createThread()
    try await chat.session.submit("go")
    await chat.until { $0.currentMessage?.text == "busy" }
    for id in ["nowhere", foreign.id] {
      await #expect(throws: SessionError.threadNotFound(id)) { try await chat.session.switchThread(id) }
      await #expect(throws: SessionError.threadNotFound(id)) { try await chat.session.cloneThread(id) }
      await #expect(throws: SessionError.threadNotFound(id)) { try await chat.session.deleteThread(id) }
      await #expect(throws: SessionError.threadNotFound(id)) {
        _ = try await chat.session.thread.messages(of: id)
      }
    }
    #expect(chat.session.run.isRunning)
    await chat.session.abort()
  }

  @Test func `a thread that is open elsewhere is refused, and the session stays where it was`() async throws {
    let store = MemoryThreadStore()
    let locks = MemoryThreadLocks()
    let one = try Conversation(store: store, locks: locks)
    let two = try Conversation(store: store, locks: locks, configure: { $0.makeID = unique })
    let thread = try await one.session.createThread(title: "mine")
    let own = try await two.session.createThread(title: "yours")
    await #expect(throws: ThreadLockError.self) { try await two.session.switchThread(thread.id) }
    await #expect(throws: ThreadLockError.self) { try await two.session.deleteThread(thread.id) }
    #expect(two.session.thread.id == own.id)
    await #expect(throws: ThreadLockError.self) { try await one.session.switchThread(own.id) }
    try await one.session.createThread()
    try await two.session.switchThread(thread.id)
    #expect(two.session.thread.id == thread.id)
  }

  @Test func `a clone has the messages and settings under new ids`() async throws {
    let chat = try Conversation([.says([.text("Hi")]), .says([.text("More")])])
    try await chat.say("hello")
    let source = try #require(chat.session.thread.id)
    let clone = try await chat.session.cloneThread()
    #expect(clone.title == "hello (copy)")
    #expect(chat.transcript == ["> hello", "Hi"])
    #expect(chat.display.tokenUsage == .zero)
    try await chat.say("more")
    #expect(try await chat.session.thread.messages(of: source).count == 2)
    #expect(try await chat.session.thread.messages(of: clone.id).count == 4)
  }

  @Test func `without a thread there is nothing to clone or rename`() async throws {
    let chat = try Conversation()
    await #expect(throws: SessionError.nothingToClone) { try await chat.session.cloneThread() }
    await #expect(throws: SessionError.noThread) { try await chat.session.renameThread("x") }
    try await chat.session.createThread()
    await #expect(throws: SessionError.emptyTitle) { try await chat.session.renameThread("  ") }
  }

  @Test func `deleting the thread in view unbinds the session and gives the lock back`() async throws {
    let chat = try Conversation([.says([.text("Hi")])])
    try await chat.say("hello")
    let id = try #require(chat.session.thread.id)
    try await chat.session.deleteThread(id)
    #expect(chat.session.thread.id == nil)
    #expect(chat.display.transcript.count == 0)
    #expect(chat.events.last == .thread(.deleted(id: id)))
    try await chat.locks.acquire(id, owner: "somebody else")
  }

  @Test func `deleting another thread leaves the one in view`() async throws {
    let chat = try Conversation([.says([.text("Hi")])])
    let first = try await chat.session.createThread()
    try await chat.say("hello")
    try await chat.session.createThread()
    let second = try #require(chat.session.thread.id)
    try await chat.session.deleteThread(first.id)
    #expect(chat.session.thread.id == second)
    await #expect(throws: SessionError.threadNotFound(first.id)) {
      try await chat.session.deleteThread(first.id)
    }
  }

  @Test func `the list shows titles, previews and sizes, newest first`() async throws {
    let chat = try Conversation([.says([.text("Hi")])])
    try await chat.say("hello there\nsecond line")
    try await chat.session.listThreads()
    let summary = try #require(chat.display.threads.first)
    #expect(summary.title == "hello there")
    #expect(summary.preview == "hello there\nsecond line")
    #expect(summary.messageCount == 2)
    try await chat.session.renameThread("Greetings")
    #expect(chat.display.threads.first?.title == "Greetings")
    #expect(chat.display.threadTitle == "Greetings")
  }

  @Test func `older messages are read when they are wanted`() async throws {
    let store = MemoryThreadStore()
    let chat = try Conversation(store: store, configure: { $0.transcriptWindow = 10 })
    let thread = try await chat.session.createThread()
    for index in 0..<25 {
      let message = Message(
        id: "m\(index)", role: .user, content: [.text("\(index)")], createdAt: thread.createdAt)
      try await store.save(message, in: thread.id)
    }
    try await chat.session.createThread()
    try await chat.session.switchThread(thread.id)
    #expect(chat.transcript == (15..<25).map { "> \($0)" })
    #expect(chat.display.transcript.earlierMessages == 15)
    try await chat.session.loadEarlier()
    try await chat.session.loadEarlier()
    try await chat.session.loadEarlier()
    #expect(chat.transcript == (0..<25).map { "> \($0)" })
    #expect(chat.display.transcript.earlierMessages == 0)
  }

  @Test func `modes remember their models`() async throws {
    let chat = try Conversation()
    try await chat.session.createThread()
    try await chat.session.switchModel("script/two")
    try await chat.session.switchMode("plan")
    #expect(chat.display.modelID == "script/two")
    try await chat.session.switchModel("script/one")
    async let first: Void = chat.session.switchMode("chat")
    async let second: Void = chat.session.switchMode("build")
    _ = try await (first, second)
    #expect(chat.session.model.id == "script/two")
    try await chat.session.switchMode("plan")
    #expect(chat.session.model.id == "script/one")
    await #expect(throws: SessionError.modeNotFound("x")) { try await chat.session.switchMode("x") }
    await #expect(throws: SessionError.modelNotFound("x/y")) { try await chat.session.switchModel("x/y") }
  }

  @Test func `another resource has other threads`() async throws {
    let chat = try Conversation([.says([.text("Hi")])])
    try await chat.say("hello")
    try await chat.session.setResourceID("elsewhere")
    #expect(chat.session.thread.id == nil)
    #expect(chat.session.identity.resourceID == "elsewhere")
    #expect(chat.session.identity.defaultResourceID == "rein")
    #expect(try await chat.session.thread.list().isEmpty)
    #expect(try await chat.session.thread.list(allResources: true).count == 1)
  }

  @Test func `the resources that have threads are known, each once`() async throws {
    let chat = try Conversation([])
    #expect(try await chat.session.host.knownResourceIDs() == [])
    for resource in ["one", "two", "one"] {
      let session = chat.session.host.session(resourceID: resource)
      _ = try await session.createThread(title: "t")
    }
    #expect(Set(try await chat.session.host.knownResourceIDs()) == ["one", "two"])
    #expect(try await chat.session.host.knownResourceIDs().count == 2)
  }
}
