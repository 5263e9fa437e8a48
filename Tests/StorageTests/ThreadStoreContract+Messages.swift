import Harness
import Testing

extension ThreadStoreContract {
  @Test(arguments: StoreKind.allCases)
  func `messages come back in the order they were first kept`(_ kind: StoreKind) async throws {
    let store = try await store(kind)
    // Neither dates nor ids decide.
    let messages = [said("z", at: 9), answered("a", "Yes."), said("m", at: -5)]
    for message in messages { try await store.save(message, in: "t") }
    #expect(try await all(store) == messages)
  }

  @Test(arguments: StoreKind.allCases)
  func `every kind of part comes back`(_ kind: StoreKind) async throws {
    let store = try await store(kind)
    let message = Message(
      id: "m", role: .assistant,
      content: [
        .thinking(Thinking(text: "hm", signature: "sig+/=")), .text("I run it."),
        .toolCall(ToolCall(id: "c", name: "list", args: ["z": 1, "a": ["deep": [.null, 0.1, 1e300]]])),
        .toolResult(ToolResult(id: "c", name: "list", result: ["files": []], isError: true)),
        .image(data: "aGk=", mimeType: "image/png"),
        .file(data: "aGk=", mediaType: "text/plain", filename: nil),
        .other(["type": "from the future", "x": [1, 2]]),
      ],
      createdAt: time(1), stopReason: .error, errorMessage: "connection lost")
    try await store.save(message, in: "t")
    #expect(try await all(store) == [message])
  }

  @Test(arguments: StoreKind.allCases)
  func `fields this program does not know are kept`(_ kind: StoreKind) async throws {
    let store = try await store(kind)
    let json: JSON = [
      "id": "m", "flavour": "vanilla", "role": "assistant",
      "content": [["type": "text", "text": "hi", "cited": 3]], "createdAt": "2026-06-01T10:00:00.123Z",
      "stopReason": "complete",
    ]
    try await store.save(Message(json: json), in: "t")
    #expect(try await all(store).map(\.json) == [json])
    try await store.clone("t", as: sampleThread("copy")) { "n" }
    let copies = try await store.messages(in: "copy", limit: nil, before: nil)
    #expect(copies.map { $0.json["flavour"] } == ["vanilla"])
    #expect(copies.map { $0.json["id"] } == ["n"])
  }

  @Test(arguments: StoreKind.allCases)
  func `a growing message keeps its place`(_ kind: StoreKind) async throws {
    let store = try await store(kind)
    try await store.save(said("q"), in: "t")
    try await store.save(answered("a", "Be", nil), in: "t")
    try await store.save(said("next"), in: "t")
    #expect(try await all(store)[1].stopReason == nil)
    try await store.save(answered("a", "Because", nil), in: "t")
    try await store.save(answered("a", "Because.", .complete), in: "t")
    #expect(try await all(store) == [said("q"), answered("a", "Because.", .complete), said("next")])
  }

  @Test(arguments: StoreKind.allCases)
  func `saving a message does not touch its thread`(_ kind: StoreKind) async throws {
    let store = try await store(kind)
    let before = try await store.thread("t")
    try await store.save(said("m", at: 99), in: "t")
    #expect(try await store.thread("t") == before)
  }

  @Test(arguments: StoreKind.allCases)
  func `a message of another thread is not taken over`(_ kind: StoreKind) async throws {
    let store = try await store(kind)
    try await store.create(sampleThread("other"))
    try await store.save(said("m"), in: "t")
    await #expect(throws: StoreError.messageExists("m")) {
      try await store.save(said("m", "stolen"), in: "other")
    }
    await #expect(throws: StoreError.threadNotFound("none")) { try await store.save(said("m"), in: "none") }
    #expect(try await all(store) == [said("m")])
    #expect(try await store.messages(in: "other", limit: nil, before: nil) == [])
  }

  @Test(arguments: StoreKind.allCases)
  func `a window is the newest messages before one, oldest first`(_ kind: StoreKind) async throws {
    let store = try await store(kind)
    try await store.create(sampleThread("other"))
    for number in 1...10 {
      try await store.save(said("\(number)"), in: "t")
      try await store.save(said("other \(number)"), in: "other")
    }
    func window(_ limit: Int?, _ before: String?) async throws -> [String] {
      try await store.messages(in: "t", limit: limit, before: before).map(\.id)
    }
    #expect(try await window(3, nil) == ["8", "9", "10"])
    #expect(try await window(3, "8") == ["5", "6", "7"])
    #expect(try await window(3, "3") == ["1", "2"])
    #expect(try await window(3, "1") == [])
    #expect(try await window(nil, "5") == ["1", "2", "3", "4"])
    #expect(try await window(100, nil) == (1...10).map { "\($0)" })
    #expect(try await window(0, nil) == [])
    #expect(try await window(-1, nil) == [])
    #expect(try await window(3, "unknown") == [])
    #expect(try await window(3, "other 5") == [])
  }

  @Test(arguments: StoreKind.allCases)
  func `a clone has the same messages under new ids, and goes its own way`(_ kind: StoreKind) async throws {
    let store = try await store(kind)
    for number in 1...20 { try await store.save(said("\(number)", "text", at: number), in: "t") }
    let copy = sampleThread("copy", of: "elsewhere", created: 5, metadata: ["clonedFrom": "t"])
    let ids = Counter("new")
    try await store.clone("t", as: copy, messageID: ids.next)
    #expect(try await store.thread("copy") == copy)
    let messages = (1...20).map { said("new-\($0)", "text", at: $0) }
    #expect(try await store.messages(in: "copy", limit: nil, before: nil) == messages)
    #expect(try await store.messages(in: "copy", limit: 2, before: "new-4") == Array(messages[1...2]))

    try await store.save(said("more"), in: "copy")
    try await store.save(said("new-1", "changed"), in: "copy")
    #expect(try await all(store) == (1...20).map { said("\($0)", "text", at: $0) })
    try await store.delete("t")
    #expect(try await store.messages(in: "copy", limit: nil, before: nil).map(\.id).count == 21)
  }

  @Test(arguments: StoreKind.allCases)
  func `a clone that cannot be whole leaves nothing`(_ kind: StoreKind) async throws {
    let store = try await store(kind)
    try await store.save(said("1"), in: "t")
    try await store.save(said("2"), in: "t")
    await #expect(throws: StoreError.threadExists("t")) {
      try await store.clone("t", as: sampleThread("t")) { "x" }
    }
    await #expect(throws: StoreError.messageExists("same")) {
      try await store.clone("t", as: sampleThread("copy")) { "same" }
    }
    await #expect(throws: StoreError.messageExists("2")) {
      try await store.clone("t", as: sampleThread("copy")) { "2" }
    }
    #expect(try await store.thread("copy") == nil)
    #expect(try await store.messages(in: "copy", limit: nil, before: nil) == [])
    try await store.save(said("same"), in: "t")
    #expect(try await all(store).map(\.id) == ["1", "2", "same"])
  }

  @Test(arguments: StoreKind.allCases)
  func `digests count the messages and know the first of the person`(_ kind: StoreKind) async throws {
    let store = try await store(kind)
    try await store.create(sampleThread("empty"))
    try await store.create(sampleThread("silent"))
    try await store.save(answered("hello", "Hello."), in: "t")
    try await store.save(said("first"), in: "t")
    try await store.save(said("second"), in: "t")
    try await store.save(answered("only", "Hello?"), in: "silent")
    #expect(
      try await store.digests(of: ["t", "none", "silent", "t", "empty"]) == [
        "t": ThreadDigest(messageCount: 3, firstUserMessage: said("first")),
        "silent": ThreadDigest(messageCount: 1, firstUserMessage: nil),
        "empty": ThreadDigest(messageCount: 0, firstUserMessage: nil),
      ])
    #expect(try await store.digests(of: []) == [:])
  }

  @Test(arguments: StoreKind.allCases)
  func `texts of messages are kept to the last byte`(_ kind: StoreKind) async throws {
    let store = try await store(kind)
    let text = "e\u{301} \u{E9} a\u{0}b\u{1B}[2J \u{7F}\u{85}\u{2028}\u{FFFF}\u{10FFFF} 👩‍👩‍👧 \"\\/\r\n\t"
    try await store.save(said("m\u{0}1", text), in: "t")
    try await store.save(said("m\u{0}2", ""), in: "t")
    let kept = try await all(store)
    #expect(kept.map { Array($0.text.utf8) } == [Array(text.utf8), []])
    #expect(kept.map(\.id) == ["m\u{0}1", "m\u{0}2"])
    #expect(try await store.messages(in: "t", limit: nil, before: "m\u{0}2").map(\.id) == ["m\u{0}1"])
  }

  @Test(arguments: StoreKind.allCases)
  func `a message of five megabytes is kept, and kept again`(_ kind: StoreKind) async throws {
    let store = try await store(kind)
    let line = "0123456789 äöü \"quoted\" \\ and so on, for sixty-four bytes or so\n"
    let text = String(repeating: line, count: 5_000_000 / line.utf8.count + 1)
    try await store.save(answered("m", text, nil), in: "t")
    try await store.save(answered("m", text + "end", .complete), in: "t")
    let kept = try await all(store)
    #expect(kept.count == 1)
    // Not compared inside the macro: on a difference it would print both.
    let isSame = kept.first?.text == text + "end"
    #expect(isSame)
  }

  @Test(arguments: StoreKind.allCases)
  func `what was asked for happens though the task is cancelled`(_ kind: StoreKind) async throws {
    let store = try await store(kind)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      try await store.save(answered("m", "so far", .aborted), in: "t")
      try await store.update("t") { $0.title = "stopped" }
      return try await store.messages(in: "t", limit: nil, before: nil)
    }
    #expect(try await task.value == [answered("m", "so far", .aborted)])
    #expect(try await store.thread("t")?.title == "stopped")
  }

  /// A store that has the thread `t`.
  private func store(_ kind: StoreKind) async throws -> any ThreadStore {
    let store = try kind.make(in: folder)
    try await store.create(sampleThread("t"))
    return store
  }

  private func all(_ store: any ThreadStore) async throws -> [Message] {
    try await store.messages(in: "t", limit: nil, before: nil)
  }
}
