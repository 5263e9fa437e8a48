import Harness

/// What came of a call the offline guide made.
struct GuideOutcome: Hashable, Sendable {
  /// Which tool.
  let tool: String
  /// What the tool returned.
  let output: ToolOutput

  /// A call and its result; without one it was cancelled.
  init(_ call: ToolCall, _ result: ToolResult?) {
    tool = call.name
    output =
      result.map { ToolOutput(json: $0.result, isError: $0.isError) }
      ?? ToolOutput("cancelled by user", isError: true)
  }

  /// An outcome that was noted down.
  init(tool: String, output: ToolOutput) {
    self.tool = tool
    self.output = output
  }

  /// What the model reads, without blanks around it.
  var text: String {
    let text = output.text.drop(while: \.isWhitespace)
    return String(text.lastIndex { !$0.isWhitespace }.map { text[...$0] } ?? text)
  }

  /// Whether the person, or a rule, said no.
  var isDeclined: Bool { output.details?["declined"]?.bool == true }

  /// What the person gave as the reason; often nothing.
  var reason: String? { output.details?["reason"]?.string }

  /// The first line that says something.
  var firstLine: String {
    text.split(separator: "\n").first.map(String.init) ?? ""
  }
}
