/// Asks the person something and waits for the answer.
struct AskUser: Tool {
  static let name = "ask_user"

  let spec = ToolSpec(
    name: AskUser.name,
    description: """
      Ask the person a question and wait for the answer. Offer options when the answer is one of a few; use \
      selectionMode multi_select when several may apply. Don't ask what you can find out.
      """,
    category: nil,
    input: .object([
      .required("question", .string("The question, one or two sentences.")),
      .optional(
        "options",
        .array(
          of: .object([
            .required("label", .string("The answer.")),
            .optional("description", .string("What it means.")),
          ]), "Ready answers; leave out for free text.")),
      .optional(
        "selectionMode",
        .string("How many options may be chosen.", choices: ["single_select", "multi_select"])),
    ]))

  func run(_ input: JSON, _ context: ToolContext) async throws -> ToolOutcome {
    if let answer = context.resumeData {
      let text = answer.string ?? answer.array?.compactMap(\.string).joined(separator: ", ") ?? answer.text()
      return .finished(ToolOutput("User answered: \(text)"))
    }
    guard let question = input["question"]?.string, !question.isEmpty else {
      return .finished(.failure("Failed to ask user: the question is empty."))
    }
    let options = input["options"]?.array ?? []
    if options.isEmpty, input["selectionMode"]?.string != nil {
      return .finished(.failure("Failed to ask user: selectionMode requires options."))
    }
    let mode: JSON? = options.isEmpty ? nil : input["selectionMode"] ?? "single_select"
    return .suspended(
      payload: .fields([
        "question": .string(question), "options": options.isEmpty ? nil : .array(options),
        "selectionMode": mode,
      ]))
  }

  static func prompt(_ payload: JSON) -> Prompt.Kind {
    let options = (payload["options"]?.array ?? []).map {
      Question.Option($0["label"]?.string ?? "", description: $0["description"]?.string ?? "")
    }
    return .question(
      Question(
        payload["question"]?.string ?? "", options: options,
        allowsSeveral: payload["selectionMode"]?.string == "multi_select"))
  }
}
