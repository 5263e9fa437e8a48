import Harness
import TestSupport
import Testing

@testable import TUI

@Suite struct LinearAnswerTests {
  private func answer(_ line: String, _ kind: Prompt.Kind) -> LinearAnswer {
    LinearAnswer(line, to: Prompt(id: "1", kind: kind))
  }

  private func isUnclear(_ answer: LinearAnswer) -> Bool {
    if case .unclear = answer { true } else { false }
  }

  @Test func `an approval takes whole words`() {
    let request = Situation.offering
    #expect(answer(" Yes ", .approval(request)) == .approval(.approve))
    #expect(answer("n", .approval(request)) == .approval(.refuse))
    #expect(answer("no use less", .approval(request)) == .approval(.decline(reason: "use less")))
    #expect(answer("session 2", .approval(request)) == .approval(.alwaysAllow(request.grants[1])))
    for line in ["session 3", "session", "session 0", "yes now", "always", "a"] {
      #expect(isUnclear(answer(line, .approval(request))), "\(line)")
    }
  }

  @Test func `what may not be remembered is not offered`() {
    let request = Situation.command
    #expect(isUnclear(answer("session 1", .approval(request))))
    #expect(!PromptWords.howTo(Prompt(id: "1", kind: .approval(request))).contains("session"))
  }

  @Test func `a question takes numbers or words`() {
    #expect(answer("2", .question(Situation.choice)) == .data(.string("B")))
    #expect(answer("neither", .question(Situation.choice)) == .data(.string("neither")))
    #expect(answer("1, 2", .question(Situation.choices)) == .data(.array([.string("A"), .string("B")])))
    for line in ["3", "1 2", "0", ""] {
      #expect(isUnclear(answer(line, .question(Situation.choice))), "\(line)")
    }
  }

  @Test func `a plan is approved, or rejected with what to change`() {
    let plan = Prompt.Kind.plan(Plan(title: "P", text: "1. do"))
    #expect(answer("y", plan) == .data(["action": "approved"]))
    #expect(answer("no smaller", plan) == .data(["action": "rejected", "feedback": "smaller"]))
    #expect(isUnclear(answer("fine", plan)))
  }
}
