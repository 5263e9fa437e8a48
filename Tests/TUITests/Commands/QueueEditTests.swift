import Harness
import Terminal
import TestSupport
import Testing

@testable import TUI

/// A message of the queue that is being changed.
@Suite struct QueueEditTests {
  private func editing() -> Situation {
    var here = Situation()
    here.apply(.run(.started))
    here.queue("one")
    here.type("<alt+up>")
    return here
  }

  @Test func `enter keeps the change also where it begins like a command`() {
    for text in ["/mo", "/mode", "/mode plan", "/"] {
      var here = editing()
      here.type("<ctrl+u>\(text)<enter>")
      #expect(here.view.editing == nil)
      #expect(here.view.picker == nil)
      #expect(here.performed.last == "send")
      #expect(here.asked == 3)
    }
  }

  @Test func `esc leaves the message as it was also where the change begins like a command`() {
    var here = editing()
    here.type("<ctrl+u>/mo<esc>")
    #expect(here.view.editing == nil)
    #expect(here.performed.last == "queue-restore")
  }

  @Test func `the queue goes on after the change when the run ended well`() {
    var here = editing()
    here.scene.say(.assistant, "done")
    here.apply(.run(.ended(.complete)))
    here.type("<enter>")
    #expect(here.asked == 3)
  }

  @Test func `the queue stays paused after the change when the run failed or was stopped`() {
    for end in [RunEvent.EndReason.error, .aborted] {
      for keys in ["<enter>", "<esc>"] {
        var here = editing()
        here.apply(.run(.ended(end)))
        let asked = here.asked
        here.type(keys)
        #expect(here.view.editing == nil)
        #expect(here.asked == asked + (keys == "<enter>" ? 1 : 0))
      }
    }
  }

  @Test func `a queue that is dropped by steering is in the message history`() {
    var here = Situation()
    here.apply(.run(.started))
    here.queue("one", "two")
    here.type("instead<ctrl+s>")
    #expect(here.view.history == ["one", "two", "instead"])
  }

  @Test func `the queue stays paused when something failed after the last answer`() {
    var here = editing()
    here.scene.say(.assistant, "done")
    here.apply(.run(.failed(RunFailure("no room"))), .run(.ended(.error)))
    here.type("<esc>")
    #expect(here.asked == 1)
  }

  @Test func `a question that comes up meanwhile does not hold the queue back`() {
    var here = editing()
    here.ask(.question(Situation.choice))
    here.apply(.run(.ended(.suspended)))
    here.type("<esc>")
    #expect(here.asked == 2)
  }
}

/// The same with a session.
@UIActor
@Suite(.timeLimit(.minutes(1))) struct QueueEditSessionTests {
  /// Changes the only message of the queue while the run ends. - Returns: the requests to the model.
  private func requests(_ end: FinishReason) async throws -> Int {
    let gate = Gate()
    let chat = try await Chat([.gated([[.text("One."), .finished(end)]], gate), .says([.text("Two.")])])
    await chat.start("first<enter>")
    await chat.conversation.until { $0.isRunning }
    await chat.start("second<enter><alt+up>")
    await chat.conversation.until { $0.followUpsPaused }
    await gate.pass()
    await chat.conversation.until { !$0.isRunning }
    await chat.type("!<enter>")
    return chat.conversation.provider.requests.count
  }

  @Test func `a run that ended well lets the queue go on`() async throws {
    #expect(try await requests(.stop) == 2)
  }

  @Test func `a run that failed does not`() async throws {
    #expect(try await requests(.length) == 1)
  }
}
