/// What a tool returned.
public struct ToolOutput: Hashable, Sendable {
  /// What to show, piece by piece.
  public var blocks: [OutputBlock]
  /// What the model reads, when that is not simply the blocks as plain text.
  public var content: String?
  /// Whether it failed. The model reads why.
  public var isError: Bool
  /// More fields for the model and the event log, such as the list of a task tool.
  public var details: JSON?

  /// An output of blocks.
  public init(_ blocks: [OutputBlock], content: String? = nil, isError: Bool = false, details: JSON? = nil) {
    self.blocks = blocks
    self.content = content
    self.isError = isError
    self.details = details
  }

  /// An output of prose.
  public init(_ text: String, isError: Bool = false, details: JSON? = nil) {
    self.init([.text(text)], isError: isError, details: details)
  }

  /// A failure the model is told about.
  public static func failure(_ text: String) -> ToolOutput {
    ToolOutput(text, isError: true)
  }

  /// What the model reads.
  public var text: String {
    content ?? blocks.map(\.plainText).joined(separator: "\n\n")
  }
}

extension ToolOutput {
  /// The output in the form of the event log and the store: `{content, isError, blocks?, details?}`.
  public var json: JSON {
    let isPlain =
      content == nil && blocks.count == 1
      && blocks.first.map { if case .text = $0 { true } else { false } } == true
    return .fields([
      "content": isPlain || content != nil ? .string(text) : nil, "isError": .bool(isError),
      "blocks": isPlain ? nil : .array(blocks.map(\.json)), "details": details,
    ])
  }

  /// Reads an output. Anything that is not one (a tool of elsewhere) is shown as text: strings as they are,
  /// other values as JSON.
  public init(json: JSON, isError: Bool) {
    if let blocks = json["blocks"]?.array {
      self.init(
        blocks.map(OutputBlock.init), content: json["content"]?.string, isError: isError,
        details: json["details"])
    } else if let content = json["content"]?.string {
      self.init(content, isError: isError, details: json["details"])
    } else {
      self.init(json.string ?? json.text(), isError: isError)
    }
  }
}
