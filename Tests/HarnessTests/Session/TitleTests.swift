import TestSupport
import Testing

@testable import Harness

/// The titles of threads.
@HarnessActor
@Suite(.timeLimit(.minutes(1))) struct TitleTests {
  @Test func `a title of words is the first line, cut at a word`() {
    #expect(Session.title(from: "\n  Why does   the\ttest fail?\nLog: ...") == "Why does the test fail?")
    #expect(
      Session.title(from: "Please look into the reason why the nightly build of the parser keeps failing")
        == "Please look into the reason why the nightly build of the…")
    #expect(Session.title(from: String(repeating: "x", count: 80)) == String(repeating: "x", count: 59) + "…")
    #expect(Session.title(from: " \n ") == "New thread")
  }

  @Test func `what models put around a title is left out`() {
    #expect(Session.title(written: "\n\"**Failing parser build**.\"\nThat is it.") == "Failing parser build")
    #expect(Session.title(written: " \"\" ") == nil)
  }

  @Test func `a model names the thread once, after the first exchange`() async throws {
    let chat = try Conversation(
      [.says([.text("Hi.")]), .says([.text("Greetings and more\n")]), .says([.text("Again.")])],
      configure: { $0.titleModel = \.self })
    try await chat.say("hello there")
    #expect(chat.display.threadTitle == "hello there")
    await chat.session.titled()
    #expect(chat.display.threadTitle == "Greetings and more")
    #expect(chat.provider.requests[1].messages.map(\.text) == ["PERSON: hello there\n\nMODEL: Hi."])
    try await chat.say("more")
    await chat.session.titled()
    #expect(chat.provider.requests.count == 3)
    #expect(try await chat.session.thread.list().map(\.title) == ["Greetings and more"])
  }

  @Test func `a title that a person gave stays`() async throws {
    let chat = try Conversation([.says([.text("Hi.")])], configure: { $0.titleModel = \.self })
    try await chat.session.createThread(title: "Mine")
    try await chat.say("hello")
    await chat.session.titled()
    #expect(chat.display.threadTitle == "Mine")
    #expect(chat.provider.requests.count == 1)
  }

  @Test func `a model that fails leaves the words`() async throws {
    let chat = try Conversation(
      [.says([.text("Hi.")]), .fails([], ProviderError(.network, "gone", isRetryable: false))],
      configure: { $0.titleModel = \.self })
    try await chat.say("hello")
    await chat.session.titled()
    #expect(chat.display.threadTitle == "hello")
  }
}
