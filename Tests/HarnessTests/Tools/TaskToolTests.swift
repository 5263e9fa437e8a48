import TestSupport
import Testing

@testable import Harness

@HarnessActor @Suite struct TaskToolTests {
  private func task(_ content: String, _ status: String = "pending") -> JSON {
    ["content": .string(content), "status": .string(status), "activeForm": .string("Doing \(content)")]
  }

  /// Runs calls one after the other, one per step. - Returns: the texts of their results.
  private func run(_ calls: [(String, JSON)]) async throws -> (Conversation, [String]) {
    let steps = calls.enumerated().map { index, call in
      ScriptedProvider.Step.says([.call(call.0, call.1, id: "c\(index)")])
    }
    let chat = try Conversation(steps + [.says([.text("done")])])
    try await chat.say("go")
    let texts = calls.indices.map { chat.display.transcript.tool("c\($0)")?.output?.text ?? "" }
    return (chat, texts)
  }

  @Test func `a written list gets ids, is announced, and the ids are told`() async throws {
    let (chat, texts) = try await run([("task_write", ["tasks": [task("One", "in_progress"), task("Two")]])])
    #expect(chat.display.tasks.map(\.id) == ["task_one", "task_two"])
    #expect(chat.names.count { $0 == "task_updated" } == 1)
    #expect(
      texts == [
        """
        Tasks updated: [0/2 completed]
        Currently: Doing One (task_one)
        Task IDs:
        - task_one: One (in_progress)
        - task_two: Two (pending)
        """
      ])
  }

  @Test func `two tasks in progress are refused, and nothing changes`() async throws {
    let (chat, texts) = try await run([
      ("task_write", ["tasks": [task("One")]]),
      ("task_write", ["tasks": [task("A", "in_progress"), task("B", "in_progress")]]),
    ])
    #expect(texts[1] == "Only one task can be in_progress at a time.")
    #expect(chat.display.tasks.map(\.content) == ["One"])
  }

  @Test func `the task that is begun last is the one in progress`() async throws {
    let (chat, _) = try await run([
      ("task_write", ["tasks": [task("One", "in_progress"), task("Two")]]),
      ("task_update", ["id": "task_two", "status": "in_progress"]),
    ])
    #expect(chat.display.tasks.map(\.status) == [.pending, .inProgress])
    #expect(chat.display.previousTasks.map(\.status) == [.inProgress, .pending])
  }

  @Test func `an unknown task is refused with the ids there are`() async throws {
    let (_, texts) = try await run([
      ("task_complete", ["id": "nowhere"]), ("task_write", ["tasks": [task("One")]]),
      ("task_update", ["id": "nowhere", "status": "completed"]), ("task_update", ["id": "task_one"]),
    ])
    #expect(texts[0] == "Task not found: nowhere\n\nNo tasks are currently tracked.")
    #expect(texts[2] == "Task not found: nowhere\n\nAvailable task IDs: task_one")
    #expect(texts[3] == "Provide at least one field to update.")
  }

  @Test func `a check says what is left, and announces nothing`() async throws {
    let (chat, texts) = try await run([
      ("task_check", [:]),
      ("task_write", ["tasks": [task("One", "in_progress"), task("Two"), task("Three", "completed")]]),
      ("task_check", [:]), ("task_complete", ["id": "task_one"]), ("task_complete", ["id": "task_two"]),
      ("task_check", [:]),
    ])
    #expect(texts[0] == "No tasks found. Use task_write to make a list.")
    #expect(
      texts[2].contains("All tasks completed: NO\nIn progress:\n- task_one: One\nPending:\n- task_two: Two"))
    #expect(texts[5].contains("All tasks completed: YES"))
    #expect(chat.names.count { $0 == "task_updated" } == 3)
  }

  @Test func `an empty list clears`() async throws {
    let (chat, texts) = try await run([
      ("task_write", ["tasks": [task("One")]]), ("task_write", ["tasks": []]),
    ])
    #expect(chat.display.tasks.isEmpty)
    #expect(texts[1] == "Tasks updated: [0/0 completed]")
  }
}
