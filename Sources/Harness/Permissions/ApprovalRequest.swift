/// May this run? Everything a person is shown before they say yes, and all that runs when they do. A value: what an
/// answer is about is this and nothing else.
public struct ApprovalRequest: Hashable, Sendable {
  /// Which tool.
  public let toolName: String
  /// What kind of effect it has.
  public let category: ToolCategory?
  /// With what it will run, exactly.
  public let args: JSON
  /// What it will do, where, and what is risky about it.
  public let preview: ToolPreview
  /// Why it is asked: which rule or default.
  public let reason: String
  /// What else must be known about it: that it is asked again, and why; may be empty.
  public let note: String
  /// Each part of it with its own verdict, in the order of the call.
  public let parts: [PermissionReason]
  /// The parts that are asked about; a rule that is given must cover all of them.
  public let asked: [PermissionNeed]
  /// What may be allowed for the session, from narrow to wide; may be empty.
  public let grants: [GrantProposal]
  /// Whether a yes may be remembered: not when what runs isn't understood, or is asked about every time.
  public let isRememberable: Bool
  /// Whether the person changed the arguments that the model gave.
  public let isChanged: Bool
  /// Where what is allowed for the whole project is kept, as a person reads it; `nil` when nothing is.
  public let keepingPlace: String?
  /// How many calls whose turn comes later in the same answer of the model have the same tool and arguments.
  public var alikeLater = 0
  /// Stands for all of the above but those. An answer names it; equal requests of different calls have the same.
  public private(set) var digest = ""

  /// A request.
  public init(
    toolName: String, category: ToolCategory?, args: JSON, preview: ToolPreview, reason: String,
    note: String = "", parts: [PermissionReason] = [], asked: [PermissionNeed] = [],
    grants: [GrantProposal] = [],
    isRememberable: Bool = true, isChanged: Bool = false, keepingPlace: String? = nil
  ) {
    self.toolName = toolName
    self.category = category
    self.args = args
    self.preview = preview
    self.reason = reason
    self.note = note
    self.parts = parts
    self.asked = asked
    self.grants = grants
    self.isRememberable = isRememberable
    self.isChanged = isChanged
    self.keepingPlace = keepingPlace
    digest = Digest.text(json.text())
  }

  /// The parts that are asked about and that none of the rules allows; empty when the rules cover the request.
  public func uncovered(by rules: [PermissionRule]) -> [PermissionNeed] {
    let needs = asked.isEmpty ? [PermissionNeed(.tool)] : asked
    return needs.filter { need in
      !need.isKnown || !rules.contains { $0.allows(need, tool: toolName, category: category) }
    }
  }

  /// Whether a proposal may be given as the answer: it was offered, or is made of rules that cover all that is asked.
  public func accepts(_ proposal: GrantProposal) -> Bool {
    guard isRememberable else { return false }
    if grants.contains(proposal) { return true }
    guard case .rules(let rules) = proposal.scope, !rules.isEmpty else { return false }
    return uncovered(by: rules).isEmpty
  }
}
