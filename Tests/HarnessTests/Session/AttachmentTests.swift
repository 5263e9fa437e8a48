import Harness
import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@HarnessActor @Suite(.timeLimit(.minutes(1))) struct AttachmentTests {
  /// A picture of 640 by 480, as far as its beginning says.
  private nonisolated static let picture = MessagePart.image(
    data: Data([0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0x80, 0, 0, 1, 0xE0])
      .base64EncodedString(), mimeType: "image/png", filename: "a.png")

  private func chat(
    _ steps: [ScriptedProvider.Step], seeing: Bool? = nil, problem: String? = nil
  ) throws -> Conversation {
    let provider = FactualProvider(ScriptedProvider(steps, id: "facts"), ModelFacts(takesPictures: seeing))
    return try Conversation(steps) { configuration in
      configuration.providers.append(provider)
      configuration.modelID = "facts/one"
      configuration.attachments = { text in
        guard text.contains("@") else { return Attachments() }
        return Attachments(parts: problem == nil ? [Self.picture] : [], problems: problem.map { [$0] } ?? [])
      }
    }
  }

  @Test func `a picture goes with the message, is kept with it and shown in one line`() async throws {
    let chat = try chat([.says([.text("A cat.")])])
    try await chat.say("What is @a.png")
    #expect(chat.transcript == ["> What is @a.png", "+ a.png, 640x480, 24 bytes", "A cat."])
    let id = try #require(chat.session.thread.id)
    let kept = try await chat.store.messages(in: id, limit: nil, before: nil)
    #expect(kept.first?.content == [.text("What is @a.png"), Self.picture])
  }

  @Test func `a model that takes no pictures is not asked; the message waits`() async throws {
    let chat = try chat([.says([.text("never")])], seeing: false)
    try await chat.say("What is @a.png")
    #expect(chat.transcript == [])
    #expect(chat.display.followUps.map(\.content) == ["What is @a.png"])
    #expect(chat.display.followUpsPaused)
    #expect(
      chat.display.notice
        == Notice(
          .error,
          "facts/one takes no pictures: choose another model, or take the @ out of the message. "
            + "The message waits in the queue."))
    await #expect(throws: SessionError.self) { try await chat.session.sendMessage("@a.png") }
  }

  @Test func `what was queued goes out with the model that sees`() async throws {
    let chat = try chat([.says([.text("A cat.")])], seeing: false)
    try await chat.say("@a.png")
    try await chat.session.switchModel("script/one")
    await chat.session.resumeFollowUps()
    await chat.session.settled()
    #expect(chat.transcript == ["> @a.png", "+ a.png, 640x480, 24 bytes", "A cat."])
  }

  @Test func `a thread with pictures goes on with a model that takes none`() async throws {
    let chat = try chat([.says([.text("A cat.")]), .says([.text("As I said.")])], seeing: false)
    try await chat.session.switchModel("script/one")
    try await chat.say("@a.png")
    try await chat.session.switchModel("facts/one")
    try await chat.say("and now?")
    #expect(chat.transcript.last == "A cat.")
    #expect(chat.display.followUps.isEmpty)
  }

  @Test func `what cannot be read is said, and the message waits`() async throws {
    let chat = try chat([], problem: "a.png is too long.")
    try await chat.say("@a.png")
    #expect(chat.display.notice?.text == "a.png is too long. The message waits in the queue.")
    #expect(chat.display.followUps.map(\.content) == ["@a.png"])
  }

  @Test func `what is said into a run brings its picture along`() async throws {
    let gate = Gate()
    let chat = try chat([.gated([[.text("Wait.")], [.call("none")]], gate), .says([.text("A cat.")])])
    try await chat.session.submit("go")
    await gate.pass()
    await chat.until { $0.currentMessage?.text == "Wait." }
    try await chat.session.sendMessage("@a.png")
    await gate.pass()
    await chat.session.settled()
    #expect(chat.transcript.suffix(3) == ["> @a.png", "+ a.png, 640x480, 24 bytes", "A cat."])
  }

  @Test func `what the person did not write attaches nothing, also after waiting in the queue`() async throws
  {
    let gate = Gate()
    let chat = try chat([.gated([[.text("one")]], gate), .says([.text("two")]), .says([.text("three")])])
    try await chat.session.submit("see\n\n@a.png from a pipe", own: "see")
    try await chat.session.submit("more @a.png", own: "more")
    await gate.pass()
    await chat.session.settled()
    #expect(chat.transcript == ["> see\n\n@a.png from a pipe", "one", "> more @a.png", "two"])
    try await chat.say("mine @a.png")
    #expect(chat.transcript.suffix(3) == ["> mine @a.png", "+ a.png, 640x480, 24 bytes", "three"])
  }

  @Test func `a message that cannot be sent for another reason waits in the queue`() async throws {
    let chat = try chat([.says([.text("ok")])], problem: "a.png cannot be read.")
    try await chat.session.submit("look @a.png", own: "look @a.png")
    await chat.session.settled()
    #expect(chat.display.followUps.map(\.content) == ["look @a.png"])
  }
}
