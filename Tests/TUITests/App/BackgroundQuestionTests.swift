import Terminal
import TestSupport
import Testing

@testable import TUI

@Suite @UIActor struct BackgroundQuestionTests {
  private func surroundings(asks: Bool) -> Surroundings {
    var surroundings = Surroundings()
    surroundings.look.asksBackground = asks
    return surroundings
  }

  @Test func `the terminal is asked once, after the first frame, and its answer counts`() async throws {
    let chat = try await Chat(surroundings: surroundings(asks: true))
    #expect(chat.screen.acts.filter { $0 == .askedBackground }.count == 1)
    let before = chat.screen.frames.last
    await chat.give(.background(.light))
    #expect(chat.screen.frames.last?.text == before?.text)
    #expect(chat.screen.frames.last != before)
    await chat.type("hi")
    #expect(chat.screen.acts.filter { $0 == .askedBackground }.count == 1)
  }

  @Test func `who says which background it is is not asked`() async throws {
    let chat = try await Chat(surroundings: surroundings(asks: false))
    #expect(!chat.screen.acts.contains(.askedBackground))
  }
}
