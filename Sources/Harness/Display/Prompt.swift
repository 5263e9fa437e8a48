/// A run waits for a person: a tool may not run without a yes, or it asks something.
public struct Prompt: Hashable, Sendable, Identifiable {
  /// What is asked.
  public enum Kind: Hashable, Sendable {
    /// May this run?
    case approval(ApprovalRequest)
    /// The model asks.
    case question(Question)
    /// The model shows a plan.
    case plan(Plan)
    /// A tool of another kind waits for data: what it says.
    case other(toolName: String, payload: JSON)
  }

  /// The id of the tool call that waits.
  public let id: String
  /// Who asks: empty for the model itself, else the names of subagents, outermost first.
  public var asker: [String]
  /// The call of the thread in view that started the outermost of these subagents; `nil` for the model itself.
  public var parentCallID: String?
  /// What is asked.
  public var kind: Kind

  /// A prompt.
  public init(id: String, asker: [String] = [], parentCallID: String? = nil, kind: Kind) {
    self.id = id
    self.asker = asker
    self.parentCallID = parentCallID
    self.kind = kind
  }
}

/// The model asks the person something.
public struct Question: Hashable, Sendable {
  /// A ready answer.
  public struct Option: Hashable, Sendable {
    /// The answer.
    public var label: String
    /// What it means; may be empty.
    public var description: String

    /// A ready answer.
    public init(_ label: String, description: String = "") {
      self.label = label
      self.description = description
    }
  }

  /// What is asked.
  public var text: String
  /// Ready answers; empty when the answer is free text.
  public var options: [Option]
  /// Whether several of them may be chosen.
  public var allowsSeveral: Bool

  /// A question.
  public init(_ text: String, options: [Option] = [], allowsSeveral: Bool = false) {
    self.text = text
    self.options = options
    self.allowsSeveral = allowsSeveral
  }
}

/// The model shows what it is going to do.
public struct Plan: Hashable, Sendable {
  /// Its name.
  public var title: String
  /// The plan, as markdown.
  public var text: String

  /// A plan.
  public init(title: String, text: String) {
    self.title = title
    self.text = text
  }
}
