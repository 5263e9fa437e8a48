/// Whether a tool call may run, and why.
public struct PermissionDecision: Hashable, Sendable {
  /// The verdict: the strictest of its parts.
  public var policy: PermissionPolicy
  /// Why, part by part.
  public var reasons: [PermissionReason]
  /// What a person who is asked may allow for the session, from narrow to wide.
  public var proposals: [GrantProposal] = []
  /// Whether a yes may be remembered at all.
  public var isRememberable = true

  /// What decided, in words: the reasons that are as strict as the verdict.
  public var reason: String {
    let deciding = reasons.filter { $0.policy == policy }
    guard policy != .allow else { return deciding.first?.words ?? "" }
    let shown = deciding.prefix(4).map { reason in
      reason.part.isEmpty || reasons.count == 1 ? reason.words : "\(reason.part): \(reason.words)"
    }
    let more = deciding.count > shown.count ? ["and \(deciding.count - shown.count) more"] : []
    return (shown + more).joined(separator: "; ")
  }

  /// A decision that was made elsewhere.
  init(policy: PermissionPolicy, reasons: [PermissionReason]) {
    self.policy = policy
    self.reasons = reasons
  }

  /// Decides. A pure function. For each need the first that matches counts, and the strictest need decides:
  ///
  /// 1. a rule that denies it, 2. the mode's ceiling, 3. what is never allowed unasked, 4. yolo, 5. a rule that asks,
  /// 6. a grant of the session, 7. a rule that allows it, 8. the policy of its category, 9. ask. Tools without a
  /// category only talk with the person and are allowed unless a rule names them. What is not understood passes 6 to 8
  /// only to be denied.
  /// - Parameter needs: the parts of the call; none means the tool itself.
  public init(
    tool: String, category: ToolCategory?, needs: [PermissionNeed] = [], rules: PermissionRules,
    grants: Grants,
    isYolo: Bool, isReadOnly: Bool
  ) {
    let bench = PermissionBench(
      tool: tool, category: category, rules: rules, grants: grants, isYolo: isYolo, isReadOnly: isReadOnly)
    let needs = needs.isEmpty ? [PermissionNeed(.tool)] : needs
    let verdicts = needs.map(bench.judge)
    reasons = zip(needs, verdicts).map {
      PermissionReason(part: $0.text, policy: $1.policy, words: $1.words)
    }
    let policies = Set(verdicts.map(\.policy))
    policy = policies.contains(.deny) ? .deny : policies.contains(.ask) ? .ask : .allow
    guard policy == .ask else { return }
    let asked = zip(needs, verdicts).filter { $1.policy == .ask }
    // A secret is given away each time it is read.
    isRememberable = asked.allSatisfy { need, verdict in
      need.isKnown && verdict.yieldsToGrants
        && !(need.mustBeNamed && (need.category ?? category) == .read)
    }
    if isRememberable {
      proposals = GrantProposal.proposals(for: asked.map(\.0), tool: tool, category: category)
    }
  }
}
