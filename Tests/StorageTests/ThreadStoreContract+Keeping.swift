import Harness
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What every store does with threads that are put aside, with queues, and for lists.
extension ThreadStoreContract {
  @Test(arguments: StoreKind.allCases)
  func `a thread that was put aside is found nowhere, and comes back as it was`(_ kind: StoreKind)
    async throws
  {
    let store = try kind.make(in: folder)
    let thread = sampleThread("t", metadata: ["mode": "plan"])
    try await store.create(thread)
    try await store.create(sampleThread("other", of: "elsewhere"))
    try await store.save(said("zebra"), in: "t")
    try await store.discard("t", at: time(50))
    #expect(try await store.thread("t") == nil)
    #expect(try await store.threads(resourceID: nil, includingForks: true).map(\.id) == ["other"])
    #expect(try await store.search("zebra", resourceID: nil, limit: 9) == [])
    #expect(try await store.discarded(resourceID: nil) == [DiscardedThread(thread, at: time(50))])
    #expect(try await store.discarded(resourceID: "elsewhere") == [])
    await #expect(throws: StoreError.threadNotFound("t")) { try await store.discard("t", at: time(51)) }
    await #expect(throws: StoreError.threadNotFound("t")) { try await store.update("t") { $0.title = "x" } }
    await #expect(throws: StoreError.threadNotFound("other")) { try await store.restore("other") }
    try await store.restore("t")
    #expect(try await store.thread("t") == thread)
    #expect(try await store.messages(in: "t", limit: nil, before: nil) == [said("zebra")])
    #expect(try await store.discarded(resourceID: nil) == [])
  }

  @Test(arguments: StoreKind.allCases)
  func `emptying the trash removes what was put aside before, and nothing else`(_ kind: StoreKind)
    async throws
  {
    let store = try kind.make(in: folder)
    for (id, moment) in [("old", 10), ("new", 20), ("kept", 0)] {
      try await store.create(sampleThread(id))
      try await store.save(said("m of \(id)"), in: id)
      if moment > 0 { try await store.discard(id, at: time(moment)) }
    }
    #expect(try await store.emptyTrash(before: time(10)) == 0)
    #expect(try await store.emptyTrash(before: time(11)) == 1)
    #expect(try await store.discarded(resourceID: nil).map(\.thread.id) == ["new"])
    #expect(try await store.thread("kept") != nil)
    #expect(try await store.messages(in: "old", limit: nil, before: nil) == [])
    await #expect(throws: StoreError.threadNotFound("old")) { try await store.restore("old") }
  }

  @Test(arguments: StoreKind.allCases)
  func `a queue keeps its order through changes of some of it`(_ kind: StoreKind) async throws {
    let store = try kind.make(in: folder)
    try await store.create(sampleThread("t"))
    try await store.create(sampleThread("other"))
    func message(_ id: String, _ text: String, _ rank: Double, isCommand: Bool = false) -> QueuedMessage {
      QueuedMessage(FollowUp(id: id, content: text, isCommand: isCommand), rank: rank)
    }
    try await store.change(
      queueOf: "t", [.put(message("a", "one", 0)), .put(message("b", "ls", 1, isCommand: true))])
    try await store.change(queueOf: "other", [.put(message("a", "theirs", 0))])
    try await store.change(
      queueOf: "t",
      [.put(message("c", "between", 0.5)), .put(message("a", "changed", -1)), .remove(id: "none")])
    #expect(
      try await store.queue(of: "t") == [
        message("a", "changed", -1), message("c", "between", 0.5), message("b", "ls", 1, isCommand: true),
      ])
    try await store.change(queueOf: "t", [.remove(id: "a")])
    #expect(try await store.queue(of: "t").map(\.id) == ["c", "b"])
    #expect(try await store.queue(of: "other") == [message("a", "theirs", 0)])
    await #expect(throws: StoreError.threadNotFound("none")) {
      try await store.change(queueOf: "none", [.put(message("a", "x", 0))])
    }
    #expect(try await store.queue(of: "none") == [])
    try await store.delete("t")
    try await store.create(sampleThread("t"))
    #expect(try await store.queue(of: "t") == [])
  }

  @Test(arguments: StoreKind.allCases)
  func `lists show the beginnings of the first and the last thing said`(_ kind: StoreKind) async throws {
    let store = try kind.make(in: folder)
    try await store.create(sampleThread("t"))
    try await store.create(sampleThread("empty"))
    let long = String(repeating: "字", count: 1_000)
    try await store.save(said("first", long, at: 1), in: "t")
    try await store.save(said("second", "short", at: 2), in: "t")
    try await store.save(answered("third", "An answer."), in: "t")
    try await store.save(
      Message(id: "fourth", role: .assistant, content: [.text("unfinished")], createdAt: time(4)), in: "t")
    #expect(
      try await store.outlines(of: ["t", "empty", "none"]) == [
        "t": ThreadOutline(
          messageCount: 4, firstSaid: String(long.prefix(ThreadOutline.mostCharacters)),
          lastSaid: "An answer."),
        "empty": ThreadOutline(messageCount: 0),
      ])
    #expect(
      try await store.ownMessages(in: "t", limit: 5) == [
        OwnMessage(id: "second", text: "short", createdAt: time(2)),
        OwnMessage(id: "first", text: String(long.prefix(ThreadOutline.mostCharacters)), createdAt: time(1)),
      ])
    #expect(try await store.ownMessages(in: "t", limit: 1).map(\.id) == ["second"])
    #expect(try await store.message("first", in: "t")?.text == long)
    #expect(try await store.message("first", in: "empty") == nil)
  }

  @Test(arguments: StoreKind.allCases)
  func `commands the person ran are not what they said`(_ kind: StoreKind) async throws {
    let store = try kind.make(in: folder)
    try await store.create(sampleThread("t"))
    let ran = Message(
      id: "ran", role: .user,
      content: [
        .toolCall(ToolCall(id: "c", name: "execute_command", args: ["command": "ls"])), .text("I ran ls"),
      ], createdAt: time(1))
    #expect(ran.runsCommand)
    try await store.save(ran, in: "t")
    try await store.save(said("m", "hello", at: 2), in: "t")
    #expect(try await store.ownMessages(in: "t", limit: 5).map(\.id) == ["m"])
  }

  @Test(arguments: StoreKind.allCases)
  func `words of scripts without blanks are found anywhere`(_ kind: StoreKind) async throws {
    let store = try kind.make(in: folder)
    try await store.create(sampleThread("t"))
    try await store.save(said("a", "请检查解析器的错误", at: 1), in: "t")
    try await store.save(said("b", "パーサーをRust版で見る。", at: 2), in: "t")
    func found(_ query: String) async throws -> [String] {
      try await store.search(query, resourceID: nil, limit: 9).map(\.id)
    }
    #expect(try await found("解析") == ["a"])
    #expect(try await found("错误") == ["a"])
    #expect(try await found("析解") == [])
    #expect(try await found("rust版") == ["b"])
    #expect(try await found("サー") == ["b"])
    let hit = try #require(try await store.search("解析器", resourceID: nil, limit: 1).first)
    #expect(hit.snippet.map(\.text).joined() == "请检查解析器的错误")
    #expect(hit.snippet.filter(\.isMatch).map(\.text) == ["解析器"])
  }
}
