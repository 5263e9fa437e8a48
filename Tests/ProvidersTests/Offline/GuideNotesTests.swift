import Harness
import Synchronization
import TestSupport
import Testing

@testable import Providers

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct GuideNotesTests {
  @Test func `notes say who asked what, what was called, and what came of it`() throws {
    let lines = """
      {"person":"read a.txt\\nthen run make"}
      {"model":"I read it."}
      {"call":"read_file","args":{"path":"a.txt"}}
      {"result":"read_file","text":"3 lines"}
      {"call":"execute_command","args":{"command":"make"}}
      {"result":"execute_command","text":"no rule","failed":true}
      """
    let notes = try #require(GuideNotes.text(for: request(CondensingPrompt.observing, lines + padding)))
    #expect(
      notes == """
        - The person said: “read a.txt then run make”
        - I said: “I read it.”
        - Called read_file, which worked: “3 lines” (“a.txt”)
        - Called execute_command, which failed: “no rule” (“make”)
        """)
    #expect(GuideNotes.outcomes(in: notes).map(\.tool) == ["read_file", "execute_command"])
    #expect(GuideNotes.outcomes(in: notes).map(\.output.isError) == [false, true])
    #expect(GuideNotes.outcomes(in: notes + "\n- The person said: “thanks”") == [])
  }

  @Test func `notes are always much shorter than what they stand for`() throws {
    let lines = (1...1_000).map { #"{"person":"hi \#($0)"}"# }.joined(separator: "\n")
    let notes = try #require(GuideNotes.text(for: request(CondensingPrompt.observing, lines)))
    #expect(notes.utf8.count <= lines.utf8.count / 4 + 40)
    #expect(notes.hasPrefix("- Left out: "))
    #expect(notes.hasSuffix("- The person said: “hi 1000”"))
    let again = try #require(GuideNotes.text(for: request(CondensingPrompt.reflecting, notes)))
    #expect(again.utf8.count <= notes.utf8.count / 3 + 40)
    #expect(again.hasSuffix("- The person said: “hi 1000”"))
    #expect(again.split(separator: "\n").count { $0.hasPrefix("- Left out: ") } == 1)
    let counted = again.split(separator: "\n")
    #expect(counted[0] == "- Left out: \(1_001 - counted.count) older notes.")
  }

  @Test func `any other request is none for notes`() {
    #expect(GuideNotes.text(for: request("You are rein.", "read a.txt")) == nil)
  }

  private var padding: String { "\n" + #"{"nothing":"\#(String(repeating: "x", count: 1_000))"}"# }

  private func request(_ system: String, _ text: String) -> ModelRequest {
    let message = Message(id: "n", role: .user, content: [.text(text)], createdAt: .distantPast)
    return ModelRequest(model: "guide", system: system, messages: [message])
  }
}

/// A session that talks with the offline guide until its thread is condensed.
@HarnessActor @Suite struct OfflineMemoryTests {
  @Test func `a long conversation with the guide is condensed and goes on`() async throws {
    let chat = try conversation()
    for number in 1...12 { try await chat.say("say \(90 + number) words") }
    let id = try #require(chat.session.thread.id)
    let memory = try #require(chat.session.memory.condensed)
    #expect(memory.observations.contains("- The person said: “say 91 words”"))
    #expect(memory.observations.contains("- I said: “## Part 1"))
    #expect(chat.display.omProgress.pendingTokens < 1_300)
    #expect(chat.display.omProgress.observationTokens > 0)
    #expect(!chat.names.contains("om_observation_failed"))
    #expect(chat.transcript.count == 24)
    #expect(try await chat.store.messages(in: id, limit: nil, before: nil).count == 24)
  }

  @Test func `work that is condensed while it goes on is neither lost nor done twice`() async throws {
    let read = Mutex<[String]>([])
    let tool = TestTool(
      "read_file", .read,
      run: { input, _ in
        read.withLock { $0.append(input["path"]?.string ?? "") }
        return .finished(ToolOutput(String(repeating: "line\n", count: 160)))
      })
    let chat = try conversation(tools: [tool])
    let names = (1...15).map { "file\($0).txt" }
    try await chat.say(names.map { "read \($0)" }.joined(separator: " then "))
    #expect(chat.names.contains("om_observation_end"))
    #expect(read.withLock { $0 } == names)
    #expect(chat.session.run.runID == nil)
    #expect(!chat.names.contains("error"))
  }

  @Test func `the guide condenses on request`() async throws {
    let chat = try conversation()
    try await chat.say("help")
    try await chat.say("say 5 words")
    try await chat.session.condense()
    await chat.session.settled()
    let memory = try #require(chat.session.memory.condensed)
    #expect(memory.observations.hasPrefix("- The person said: “help”\n- I said: “I am the offline guide"))
    try await chat.say("say 3 words")
    #expect(chat.transcript.last == "## Part 1\n\nThe")
  }

  private func conversation(tools: [any Tool] = []) throws -> Conversation {
    try Conversation(tools: tools) {
      $0.providers = [OfflineProvider(delay: .zero)]
      $0.modelID = "offline/guide"
      $0.memory = MemoryConfiguration(
        thresholds: MemoryThresholds(observation: 1_000, reflection: 1_000), worksAhead: false)
    }
  }
}
