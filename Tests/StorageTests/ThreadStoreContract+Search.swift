import Harness
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What every store finds.
extension ThreadStoreContract {
  private func store(_ kind: StoreKind) async throws -> any ThreadStore {
    let store = try kind.make(in: folder)
    for (thread, id, text, time) in [
      ("t", "a", "Why does the Parser fail?", 1.0), ("t", "b", "Because of a missing brace.", 2),
      ("u", "c", "The parser again: parsers everywhere", 3),
    ] {
      if try await store.thread(thread) == nil { try await store.create(sampleThread(thread)) }
      try await store.save(
        Message(
          id: id, role: .user, content: [.text(text)], createdAt: .init(timeIntervalSince1970: time)),
        in: thread)
    }
    return store
  }

  private func found(_ store: any ThreadStore, _ query: String, limit: Int = 10) async throws -> [String] {
    try await store.search(query, resourceID: nil, limit: limit).map { "\($0.threadID) \($0.id)" }
  }

  @Test(arguments: StoreKind.allCases)
  func `messages are found by the beginnings of their words, newest first`(_ kind: StoreKind) async throws {
    let store = try await store(kind)
    #expect(try await found(store, "pars") == ["u c", "t a"])
    #expect(try await found(store, "PARSER fail") == ["t a"])
    #expect(try await found(store, "parser", limit: 1) == ["u c"])
    #expect(try await found(store, "arser") == [])
    #expect(try await found(store, "\" * ( -") == [])
    #expect(try await found(store, "") == [])
    #expect(try await store.search("parser", resourceID: "nobody", limit: 10) == [])
  }

  @Test(arguments: StoreKind.allCases)
  func `what was found says where, and which words they are`(_ kind: StoreKind) async throws {
    let store = try await store(kind)
    let message = try #require(try await store.search("missing", resourceID: nil, limit: 1).first)
    #expect(message.id == "b")
    #expect(message.threadID == "t")
    #expect(message.snippet.filter(\.isMatch).map(\.text) == ["missing"])
    #expect(message.snippet.map(\.text).joined() == "Because of a missing brace.")
  }

  @Test(arguments: StoreKind.allCases)
  func `a message is found as it is now, and not when it is gone or being written`(_ kind: StoreKind)
    async throws
  {
    let store = try await store(kind)
    var message = Message(
      id: "d", role: .assistant, content: [.text("zebra")], createdAt: .init(timeIntervalSince1970: 4))
    try await store.save(message, in: "t")
    #expect(try await found(store, "zebra") == [])
    message.stopReason = .complete
    try await store.save(message, in: "t")
    #expect(try await found(store, "zebra") == ["t d"])
    message.content = [.text("horse")]
    try await store.save(message, in: "t")
    #expect(try await found(store, "zebra") == [])
    #expect(try await found(store, "horse") == ["t d"])
    try await store.delete("t")
    #expect(try await found(store, "horse") == [])
  }

  @Test(arguments: StoreKind.allCases)
  func `a copy ends before a message, and what is in it is found`(_ kind: StoreKind) async throws {
    let store = try await store(kind)
    let ids = Counter("n")
    try await store.clone("t", as: sampleThread("back"), before: "b", messageID: ids.next)
    #expect(
      try await store.messages(in: "back", limit: nil, before: nil).map(\.text) == [
        "Why does the Parser fail?"
      ])
    #expect(try await found(store, "why").sorted() == ["back n-1", "t a"])
    await #expect(throws: StoreError.messageNotFound("none")) {
      try await store.clone("t", as: sampleThread("x"), before: "none", messageID: ids.next)
    }
    #expect(try await store.thread("x") == nil)
  }
}
