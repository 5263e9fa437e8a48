/// The tools the core brings: they talk with the person and keep the task list. A new one is a file beside this and a
/// line here.
public enum BuiltInTools {
  /// All of them, in the order they are offered.
  public static let all: [any Tool] = [
    AskUser(), SubmitPlan(), TaskWrite(), TaskUpdate(), TaskComplete(), TaskCheck(),
  ]

  /// How a tool's question is shown; `nil` for tools of elsewhere.
  static func prompt(for suspension: Suspension) -> Prompt.Kind? {
    switch suspension.toolName {
    case AskUser.name: AskUser.prompt(suspension.payload)
    case SubmitPlan.name: SubmitPlan.prompt(suspension.payload)
    default: nil
    }
  }
}
