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

/// May this run? Everything a person is shown before they say yes.
public struct ApprovalRequest: Hashable, Sendable {
  /// Which tool.
  public var toolName: String
  /// What kind of effect it has.
  public var category: ToolCategory?
  /// With what it will run, exactly.
  public var args: JSON
  /// What it will do. An answer names the digest of this.
  public var preview: ToolPreview
  /// Why it is asked: which rule or default.
  public var reason: String
  /// What may be allowed for the session, from narrow to wide; may be empty.
  public var grants: [GrantProposal]
  /// Whether a yes may be remembered: not when what runs isn't understood, or is asked about every time.
  public var isRememberable: Bool

  /// A request.
  public init(
    toolName: String, category: ToolCategory?, args: JSON, preview: ToolPreview, reason: String,
    grants: [GrantProposal] = [], isRememberable: Bool = true
  ) {
    self.toolName = toolName
    self.category = category
    self.args = args
    self.preview = preview
    self.reason = reason
    self.grants = grants
    self.isRememberable = isRememberable
  }
}

/// What a person answers to an approval.
public enum ApprovalAnswer: Hashable, Sendable {
  /// Yes, this once.
  case approve
  /// Yes, and don't ask for this category again in this session.
  case alwaysAllowCategory
  /// Yes, and don't ask for this tool again in this session.
  case alwaysAllowTool
  /// Yes, and don't ask again for what was proposed in this session.
  case alwaysAllow(GrantProposal)
  /// No; the reason, if any, goes to the model as the person's words.
  case decline(reason: String?)
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
