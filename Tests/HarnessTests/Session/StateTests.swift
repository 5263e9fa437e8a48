import TestSupport
import Testing

@testable import Harness

@HarnessActor @Suite struct StateTests {
  private func chat() throws -> Conversation {
    try Conversation {
      $0.state = StateSchema(
        fields: [.required("count", .integer()), .optional("name", .string())],
        defaults: ["count": 1, "name": "x"])
    }
  }

  @Test func `it starts with the schema's defaults`() throws {
    let state = try chat().session.state
    #expect(state["count"] == 1)
    #expect(state["name"] == "x")
  }

  @Test func `a write is announced with the whole state and its keys, also when nothing differs`()
    async throws
  {
    let chat = try chat()
    try await chat.session.state.set(["count": 2, "name": "x"])
    try await chat.session.state.set([:])
    #expect(
      chat.events == [
        .session(.stateChanged(state: chat.session.state.get(), changedKeys: ["count", "name"])),
        .session(.stateChanged(state: chat.session.state.get(), changedKeys: [])),
      ])
  }

  @Test func `a write that does not fit is refused and leaves no trace`() async throws {
    let chat = try chat()
    await #expect(throws: StateError(problems: ["`count` must be a whole number"])) {
      try await chat.session.state.set(["count": "many", "name": "y"])
    }
    #expect(chat.session.state["name"] == "x")
    #expect(chat.events.isEmpty)
    #expect(
      "\(StateError(problems: ["a", "b"]))" == "Invalid state update: a; b")
  }

  @Test func `updates see each other's results, in the order they were asked for`() async throws {
    let chat = try chat()
    let state = chat.session.state
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<100 {
        group.addTask {
          try await state.update { now in
            await Task.yield()
            return SessionState.Change(["count": JSON((now["count"]?.int ?? 0) + 1)], result: ())
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(state["count"] == 101)
  }

  @Test func `a failing update does not stop those behind it`() async throws {
    struct Oops: Error {}
    let state = try chat().session.state
    async let failing: Int = state.update { _ in throw Oops() }
    async let fine: Int = state.update { _ in SessionState.Change(["count": 7], result: 7) }
    let results = await (try? failing, try? fine)
    #expect(results == (nil, 7))
    #expect(state["count"] == 7)
  }

  @Test func `an update without keys announces only its own events`() async throws {
    let chat = try chat()
    let result = try await chat.session.state.update { _ in
      SessionState.Change(events: [.run(.info("hello"))], result: "done")
    }
    #expect(result == "done")
    #expect(chat.events == [.run(.info("hello"))])
  }
}
