/// Shows the person a plan and waits for their decision.
struct SubmitPlan: Tool {
  static let name = "submit_plan"

  let spec = ToolSpec(
    name: SubmitPlan.name,
    description: """
      Show the person a plan, as markdown, and wait until they approve it or say what to change. When they approve, \
      carry it out.
      """,
    category: nil,
    input: .object([
      .optional("title", .string("What the plan is for, a few words.")),
      .required("plan", .string("The plan, as markdown: steps, files, risks.")),
    ]))

  func run(_ input: JSON, _ context: ToolContext) async throws -> ToolOutcome {
    if let decision = context.resumeData { return .finished(output(for: decision)) }
    guard let plan = input["plan"]?.string, !plan.isEmpty else {
      return .finished(.failure("The plan is empty."))
    }
    let title = input["title"]?.string ?? ""
    return .suspended(
      payload: ["title": .string(title.isEmpty ? "Implementation Plan" : title), "plan": .string(plan)])
  }

  private func output(for decision: JSON) -> ToolOutput {
    if decision["action"]?.string != "rejected" {
      return ToolOutput("The person approved the plan. Carry it out now.", details: ["approved": true])
    }
    var text = "The person did not approve the plan. Revise it and submit it again."
    if let feedback = decision["feedback"]?.string, !feedback.isEmpty {
      text += "\nUser feedback: \(feedback)"
    }
    return ToolOutput(text, details: ["approved": false])
  }

  static func prompt(_ payload: JSON) -> Prompt.Kind {
    .plan(Plan(title: payload["title"]?.string ?? "", text: payload["plan"]?.string ?? ""))
  }
}
