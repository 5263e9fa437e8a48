import TestSupport
import Testing

@testable import Harness

@HarnessActor @Suite struct ListenerTests {
  private struct Oops: Error {}

  @Test func `a listener that throws does not keep others from hearing`() throws {
    let chat = try Conversation()
    var heard = 0
    _ = chat.session.subscribe { _ in throw Oops() }
    _ = chat.session.subscribe { _ in heard += 1 }
    chat.session.notify(Notice(.info, "x"))
    #expect(heard == 2)
  }

  @Test func `a listener that unsubscribes while it hears makes nobody miss anything`() throws {
    let chat = try Conversation()
    var first = 0
    var second = 0
    var subscription: Subscription?
    subscription = chat.session.subscribe { _ in
      first += 1
      subscription?.cancel()
    }
    let other = chat.session.subscribe { _ in second += 1 }
    chat.session.notify(Notice(.info, "x"))
    chat.session.notify(Notice(.info, "y"))
    #expect(first == 1)
    #expect(second == 4)
    other.cancel()
    other.cancel()
    chat.session.notify(Notice(.info, "z"))
    #expect(second == 4)
  }

  @Test func `an event announced by a listener reaches all before the outer one goes on`() throws {
    let chat = try Conversation()
    var heard: [String] = []
    let nesting = chat.session.subscribe { event in
      if case .detail(.noticed(let notice)) = event, notice.text == "outer" {
        chat.session.notify(Notice(.info, "inner"))
      }
    }
    let last = chat.session.subscribe { event in
      if case .detail(.noticed(let notice)) = event { heard.append(notice.text) }
    }
    chat.session.notify(Notice(.info, "outer"))
    nesting.cancel()
    last.cancel()
    #expect(heard == ["inner", "outer"])
  }
}
