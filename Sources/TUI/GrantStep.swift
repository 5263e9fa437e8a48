import Harness

/// The step between wanting to allow more than this once and doing it: the rule is shown word for word, and where it is
/// kept.
public struct GrantStep: Hashable, Sendable {
  /// For how long something is allowed.
  public enum Place: Hashable, Sendable {
    /// Until the session ends.
    case session
    /// For this project, until the person takes it out of the file.
    case project
  }

  /// For how long.
  public var place: Place
  /// Which of the request's proposals.
  public var selection = 0
  /// Rules of the person's own, one a line; `nil` takes the proposal.
  public var ownRules: String?

  /// A step.
  public init(_ place: Place) {
    self.place = place
  }

  /// What would be allowed, or why that cannot be.
  public func proposal(for request: ApprovalRequest) -> Result<GrantProposal, GrantProblem> {
    guard let ownRules else {
      guard request.grants.indices.contains(selection) else { return .failure("There is nothing to allow.") }
      let proposal = request.grants[selection]
      if place == .project, proposal.scope.rules == nil { return .failure("No rule says exactly this.") }
      return .success(proposal)
    }
    var rules: [PermissionRule] = []
    for line in ownRules.split(whereSeparator: \.isNewline) {
      let text = String(line).trimmed
      if text.isEmpty { continue }
      do {
        rules.append(try PermissionRule(text, origin: "this session"))
      } catch {
        return .failure(GrantProblem("“\(text)” is no rule: \(error)."))
      }
    }
    if rules.isEmpty { return .failure("There is no rule.") }
    if let need = request.uncovered(by: rules).first {
      return .failure(GrantProblem("It does not cover \(need.text.isEmpty ? request.toolName : need.text)."))
    }
    return .success(
      GrantProposal(text: rules.map(\.text).joined(separator: ", "), scope: .rules(rules)))
  }
}

/// Why something cannot be allowed as it is written, in a sentence.
public struct GrantProblem: Error, Hashable, Sendable, ExpressibleByStringLiteral {
  /// The sentence.
  public let text: String

  /// A reason.
  public init(_ text: String) { self.text = text }
  /// A reason.
  public init(stringLiteral text: String) { self.text = text }
}
