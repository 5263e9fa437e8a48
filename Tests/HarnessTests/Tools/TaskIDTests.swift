import Testing

@testable import Harness

/// How tasks keep their ids when the list is written again (15.4 of the model).
@Suite struct TaskIDTests {
  private func task(_ content: String, id: String? = nil) -> TaskDraft {
    TaskDraft(id: id, content: content, status: .pending, activeForm: content)
  }

  private func item(_ id: String, _ content: String) -> TaskItem {
    TaskItem(id: id, content: content, status: .pending, activeForm: content)
  }

  private func ids(_ drafts: [TaskDraft], _ previous: [TaskItem] = []) -> [String] {
    TaskIDs.assign(drafts, previous: previous).map(\.id)
  }

  @Test func `ids are made from the content`() {
    #expect(ids([task("Write the Parser!"), task("Test it")]) == ["task_write_the_parser", "task_test_it"])
  }

  @Test func `one clear match keeps its id, an ambiguous one does not`() {
    #expect(ids([task("A")], [item("x", "A")]) == ["x"])
    #expect(ids([task("A"), task("A")], [item("x", "A")]) == ["task_a", "task_a_2"])
    #expect(ids([task("A")], [item("x", "A"), item("y", "A")]) == ["task_a"])
  }

  @Test func `an explicit id makes a duplicate unambiguous, in any order`() {
    #expect(ids([task("A", id: "x"), task("A")], [item("x", "A"), item("y", "A")]) == ["x", "y"])
    #expect(ids([task("A"), task("A", id: "x")], [item("x", "A"), item("y", "A")]) == ["y", "x"])
  }

  @Test func `an id is not taken that another task asks for later`() {
    #expect(ids([task("A"), task("B", id: "x")], [item("x", "A")]) == ["task_a", "x"])
    #expect(ids([task("A"), task("B", id: "task_a")]) == ["task_a_2", "task_a"])
  }

  @Test func `made ids avoid old ones that are about to be used again`() {
    #expect(ids([task("a!"), task("B")], [item("task_a", "B")]) == ["task_a_2", "task_a"])
  }

  @Test func `a repeated explicit id stays with the first`() {
    #expect(ids([task("A", id: "x"), task("B", id: "x")]) == ["x", "task_b"])
  }

  @Test func `inserting a task keeps the others' ids`() {
    let previous = TaskIDs.assign([task("A"), task("B")], previous: [])
    #expect(ids([task("New"), task("A"), task("B")], previous) == ["task_new", "task_a", "task_b"])
  }

  @Test func `slugs are ASCII, at most 48 characters, and never empty`() {
    #expect(TaskIDs.slug("  Überprüfe — 3 Dinge ") == "berpr_fe_3_dinge")
    #expect(TaskIDs.slug(String(repeating: "abc ", count: 30)).count == 48)
    #expect(TaskIDs.slug("日本") == "item")
    #expect(ids([task("日本"), task("中国")]) == ["task_item", "task_item_2"])
  }
}
