import Harness
import TUI
import Terminal
import TestSupport
import Testing

@Suite struct ListPaneTests {
  private var tasks: Scene {
    var scene = Scene()
    scene.apply(
      .session(
        .tasksUpdated([
          TaskItem(id: "1", content: "Read the code", status: .completed, activeForm: "Reading the code"),
          TaskItem(
            id: "2", content: "Write the parser", status: .inProgress, activeForm: "Writing the parser"),
          TaskItem(id: "3", content: "Test it", status: .pending, activeForm: "Testing it"),
        ])))
    return scene
  }

  @Test func `tasks show how far they are`() {
    expectScreen(
      tasks.text(TasksPane(), rows: 20),
      """
      ✓ Read the code
      • Writing the parser
      · Test it
      """)
  }

  @Test func `where room is short, tasks are one line`() {
    expectScreen(tasks.text(TasksPane(), rows: 6), "tasks 1/3: Writing the parser")
  }

  @Test func `tasks that are hidden, or not there, take no room`() {
    var scene = tasks
    scene.view.showsTasks = false
    #expect(TasksPane().lines(scene.snapshot, size: Size(columns: 60, rows: 20)).isEmpty)
    #expect(TasksPane().lines(Scene().snapshot, size: Size(columns: 60, rows: 20)).isEmpty)
  }

  private func queue(_ count: Int, isPaused: Bool = false) -> Scene {
    var scene = Scene()
    let queue = (1...count).map { FollowUp(id: "\($0)", content: "follow-up \($0)\nand more") }
    scene.apply(.detail(.followUpsChanged(queue, isPaused: isPaused)))
    return scene
  }

  @Test func `the queue is numbered, and says when it waits`() {
    var scene = queue(2, isPaused: true)
    expectScreen(
      scene.text(FollowUpsPane()),
      """
      2 queued, paused
        1  follow-up 1 and more
        2  follow-up 2 and more
      """)
    scene.view.focus = .followUps
    scene.view.selectedFollowUp = 1
    expectScreen(
      scene.text(FollowUpsPane()),
      """
      2 queued, paused
        1  follow-up 1 and more
      › 2  follow-up 2 and more
      """)
  }

  @Test func `of a long queue the chosen one is in view`() {
    var scene = queue(20)
    expectScreen(
      scene.text(FollowUpsPane(), rows: 9),
      """
      20 queued, 1-3 shown
        1  follow-up 1 and more
        2  follow-up 2 and more
        3  follow-up 3 and more
      """)
    scene.view.focus = .followUps
    scene.view.selectedFollowUp = 19
    expectScreen(
      scene.text(FollowUpsPane(), rows: 9),
      """
      20 queued, 18-20 shown
        18  follow-up 18 and more
        19  follow-up 19 and more
      › 20  follow-up 20 and more
      """)
  }

  @Test func `an empty queue takes no room`() {
    #expect(FollowUpsPane().lines(Scene().snapshot, size: Size(columns: 60, rows: 20)).isEmpty)
  }
}
