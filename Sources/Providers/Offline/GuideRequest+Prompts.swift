import Harness

extension GuideRequest {
  /// Asking the person: one call, and then what they said.
  func askMove(_ question: String, _ options: [String], _ takesMany: Bool, _ outcomes: [GuideOutcome])
    -> GuideMove
  {
    guard let outcome = outcomes.first else {
      let choices = options.map { JSON.fields(["label": .string($0)]) }
      return .call(
        saying: "I have a question.", tool: "ask_user",
        input: .fields([
          "question": .string(question), "options": options.isEmpty ? nil : .array(choices),
          "selectionMode": options.isEmpty ? nil : takesMany ? "multi_select" : "single_select",
        ]))
    }
    return .done(
      outcome.output.isError ? "There was no answer: \(outcome.firstLine)" : "\(outcome.text). Thank you.")
  }

  /// A plan, made anew with what the person says about it until they say yes; at most three times.
  func planMove(_ topic: String, _ outcomes: [GuideOutcome]) -> GuideMove {
    guard let last = outcomes.last else { return submit(topic, feedback: nil) }
    if last.output.isError { return .done("There is no plan: \(last.firstLine)") }
    if GuideWords.isApproval(last) {
      return .done(
        "The plan is approved, so I go on. A real model would now do its three steps; ask me for one of them, "
          + "such as `read README.md`.")
    }
    guard outcomes.count < 3 else {
      return .done("We did not agree on a plan. Nothing was changed.")
    }
    return submit(topic, feedback: GuideWords.feedback(last.text))
  }

  private func submit(_ topic: String, feedback: String?) -> GuideMove {
    let wish = feedback.map { "\n\nChanged after what you said: \($0)" } ?? ""
    let steps = ["Look at what is there.", "Change as little as possible.", "Check that it works."]
    let list = steps.enumerated().map { "\($0.offset + 1). \($0.element)" }.joined(separator: "\n")
    return .call(
      saying: feedback == nil ? "I make a plan." : "I change the plan.", tool: "submit_plan",
      input: [
        "title": .string("Plan for \(topic)"),
        "plan": .string("## Goal\n\n\(topic)\(wish)\n\n## Steps\n\n\(list)"),
      ])
  }

  /// A list of three tasks: each is begun and completed with a call of its own, and the list is checked last.
  func tasksMove(_ topic: String, _ outcomes: [GuideOutcome]) -> GuideMove {
    if let last = outcomes.last, last.output.isError {
      return .done("The list stops here: \(last.firstLine)")
    }
    let names = [("Look at", "Looking at"), ("Work on", "Working on"), ("Check", "Checking")]
    func id(_ number: Int) -> JSON { .string("guide-\(number)") }
    switch outcomes.count {
    case 0:
      let tasks = names.enumerated().map { number, name -> JSON in
        [
          "id": id(number + 1), "content": .string("\(name.0) \(topic)"),
          "status": number == 0 ? "in_progress" : "pending", "activeForm": .string("\(name.1) \(topic)"),
        ]
      }
      return .call(saying: "I make a list.", tool: "task_write", input: ["tasks": .array(tasks)])
    case 1, 3, 5:
      let number = (outcomes.count + 1) / 2
      return .call(saying: "Number \(number) is done.", tool: "task_complete", input: ["id": id(number)])
    case 2, 4:
      let number = outcomes.count / 2 + 1
      return .call(
        saying: "I go on with number \(number).", tool: "task_update",
        input: ["id": id(number), "status": "in_progress"])
    case 6: return .call(saying: "I check the list.", tool: "task_check", input: .emptyObject)
    default: return .done("All three tasks are done. They were only for show: nothing was changed.")
    }
  }
}
