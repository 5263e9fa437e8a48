import TestSupport
import Testing

@testable import Providers

/// Answers with faults, whatever they are, give the same events however they are cut, and an error at most.
@Suite struct DamagedAnswerTests {
  private func expectSame<Format: AnswerFormat>(
    _ recordings: [String], rounds: Int, as format: @autoclosure () -> Format
  ) throws {
    let answers = try recordings.map { try Recording.bytes($0) }
    for var fuzzing in Fuzzing.rounds(rounds) {
      guard let answer = answers.randomElement(using: &fuzzing) else { return }
      let damaged = fuzzing.damaged(answer)
      let whole = Collected(decoding: [damaged], as: format())
      let cut = Collected(decoding: fuzzing.cut(damaged), as: format())
      if whole != cut { Issue.record("seed \(fuzzing.seed): \(whole) is not \(cut)") }
    }
  }

  @Test func `damaged chat completions`() throws {
    try expectSame(
      ["openai", "ollama", "openrouter", "gemini", "llama-server", "error-in-stream"], rounds: 150,
      as: ChunkDecoder(usedCallIDs: []))
  }

  @Test func `damaged messages`() throws {
    try expectSame(["anthropic"], rounds: 150, as: MessagesDecoder())
  }

  @Test func `damaged responses`() throws {
    try expectSame(["responses"], rounds: 150, as: ResponsesDecoder())
  }
}
