import Harness
import Terminal
import TestSupport
import Testing

@UIActor
@Suite(.timeLimit(.minutes(1))) struct EarlierMessagesTests {
  /// A store with one thread of six questions and their answers.
  private func filled() async throws -> MemoryThreadStore {
    let store = MemoryThreadStore()
    let before = try await Chat((1...6).map { .says([.text("answer \($0)")]) }, store: store)
    for number in 1...6 { await before.type("question \(number)<enter>") }
    await before.end(.key(Key(.function(10))))
    return store
  }

  @Test func `earlier messages come while a list of models does not`() async throws {
    let gate = Gate()
    let chat = try await Chat(
      [], rows: 10, store: try await filled(), transcriptWindow: 6, modelList: gate)
    await chat.type("<f6><enter><pageup><pageup><pageup><pageup>")
    #expect(await chat.conversation.display.transcript.earlierMessages == 0)
    #expect(await chat.conversation.display.modelsArePartial)
    await gate.pass()
  }

  @Test func `earlier messages that could not be read are asked for again`() async throws {
    let store = ForgetfulStore(try await filled(), failures: 1)
    let chat = try await Chat([], rows: 10, store: store, transcriptWindow: 6)
    await chat.type("<f6><enter><pageup><pageup><pageup>")
    #expect(await chat.conversation.display.transcript.earlierMessages == 0)
    #expect(await store.attempts == 2)
  }

  @Test func `earlier messages that cannot be read are asked for once for each key`() async throws {
    let store = ForgetfulStore(try await filled(), failures: 100)
    let chat = try await Chat([], rows: 10, store: store, transcriptWindow: 6)
    await chat.type("<f6><enter><ctrl+home>")
    for _ in 1...20 { await chat.settle() }
    #expect(await store.attempts == 1)
    await chat.type("<pageup><pageup>")
    #expect(await store.attempts == 3)
  }
}
