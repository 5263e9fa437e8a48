import ArgumentParser
import Foundation
import Harness
import Testing

@testable import rein

@Suite struct ThreadExportTests {
  private static let time = Date(timeIntervalSince1970: 1_780_000_000)

  private static func thread(_ id: String, _ resource: String = "p", title: String = "", age: Int = 0)
    -> ChatThread
  {
    ChatThread(
      id: id, resourceID: resource, title: title, createdAt: time,
      updatedAt: time.addingTimeInterval(TimeInterval(-age)), metadata: ["currentModelId": "a/one"])
  }

  private static let messages = [
    Message(
      id: "1", role: .user,
      content: [
        .text("Look at # this"), .image(data: "aGVsbG8=", mimeType: "image/png", filename: "p.png"),
      ], createdAt: time),
    Message(
      id: "2", role: .assistant,
      content: [
        .thinking(Thinking(text: "hm", signature: "s")), .text("I read."),
        .toolCall(ToolCall(id: "c", name: "write_file", args: ["path": "a.md", "content": "a\n```\nb"])),
        .toolCall(ToolCall(id: "d", name: "run", args: "odd")),
        .toolResult(
          ToolResult(id: "c", name: "write_file", result: ToolOutput("done ````").json, isError: false)),
      ], createdAt: time, stopReason: .toolUse),
    Message(
      id: "3", role: .assistant, content: [.text("Half")], createdAt: time, stopReason: .error,
      errorMessage: "too many requests"),
  ]

  private static let export = ThreadExport(
    thread: thread("t", title: "Two\nlines"), messages: messages, memory: nil, decisions: [])

  @Test func `markdown says who said what, and fences what tools did`() {
    #expect(
      Self.export.markdown == """
        # Two lines

        ```
        id: t
        started: 2026-05-28T20:26:40.000Z
        last used: 2026-05-28T20:26:40.000Z
        model: a/one
        ```

        ## You, 2026-05-28T20:26:40.000Z

        Look at # this

        Attached: p.png (image/png)

        ## Agent, 2026-05-28T20:26:40.000Z

        I read.

        **Tool write_file**

        ```
        path: a.md
        ```

        content:

        ````
        a
        ```
        b
        ````

        Result:

        `````
        done ````
        `````

        **Tool run**

        ```json
        "odd"
        ```

        *No result.*

        Half

        *Failed:* too many requests

        """)
  }

  @Test func `JSON gives every message back`() throws {
    let json = try JSON(parsing: Self.export.json.text())
    #expect(json["messages"]?.array?.map(Message.init(json:)) == Self.messages)
    #expect(json["thread"].flatMap(ChatThread.init(json:))?.title == "Two\nlines")
    #expect(json["metadata"] == ["currentModelId": "a/one"])
  }

  private func bench(secrets: [String] = []) async throws -> ThreadsBench {
    let store = MemoryThreadStore()
    try await store.create(Self.thread("old", title: "Old \u{1B}[2Jone", age: 7_200))
    try await store.create(Self.thread("t"))
    try await store.create(
      Self.thread("x", "elsewhere", title: String(repeating: "long ", count: 20), age: 60))
    for message in Self.messages { try await store.save(message, in: "t") }
    return ThreadsBench(store: store, locks: MemoryThreadLocks(), resourceID: "p", secrets: Secrets(secrets))
  }

  @Test func `the list has the threads of the project, or all, safe for a terminal`() async throws {
    let bench = try await bench()
    let own = try await bench.list(isEverywhere: false, now: Self.time)
    #expect(
      ThreadRow.table(own) == """
        Look at # this  now      3 messages  t
        Old one         2 h ago  0 messages  old

        """)
    let all = try await bench.list(isEverywhere: true, now: Self.time)
    #expect(all.map(\.id) == ["t", "x", "old"])
    #expect(all[1].title.count == 50)
  }

  @Test func `a thread is found by its id anywhere, the last one in the project`() async throws {
    let bench = try await bench()
    #expect(try await bench.export(of: nil).thread.id == "t")
    #expect(try await bench.export(of: nil).messages == Self.messages)
    #expect(try await bench.export(of: "x").thread.resourceID == "elsewhere")
    await #expect(throws: Failure.self) { _ = try await bench.export(of: "none") }
    let empty = ThreadsBench(
      store: MemoryThreadStore(), locks: MemoryThreadLocks(), resourceID: "p", secrets: Secrets([]))
    await #expect(throws: Failure.self) { _ = try await empty.export(of: nil) }
  }

  @Test func `keys are removed, words that are shorter are not`() async throws {
    let bench = try await bench(secrets: ["sk-123456789", "Look"])
    #expect(bench.withoutSecrets("Look: sk-123456789.") == "Look: [removed].")
  }

  @Test func `a file is made for its owner, and never replaced`() throws {
    let project = try TemporaryProject()
    let path = project.root + "/out.md"
    try NewFile.write("one \u{1B}[2J", to: path)
    #expect(throws: Failure.self) { try NewFile.write("two", to: path) }
    #expect(FileManager.default.contents(atPath: path) == Data("one \u{1B}[2J".utf8))
    let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(rights == 0o600)
  }

  @Test func `an export names one thread`() {
    #expect(throws: (any Error).self) { _ = try ThreadsExport.parse([]) }
    #expect(throws: (any Error).self) { _ = try ThreadsExport.parse(["t", "--last"]) }
    #expect(throws: Never.self) { _ = try ThreadsExport.parse(["--last", "--format", "json"]) }
  }
}
