import Harness

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What is chosen and typed in the prompt in view. Starts anew with every prompt.
public struct PromptView: Hashable, Sendable {
  /// What a text is typed for.
  public enum Purpose: Hashable, Sendable {
    /// The answer, or the reason of a no.
    case answer
    /// The command or the arguments, changed.
    case call
    /// The rules that are to be allowed.
    case rules
  }

  /// The prompt this belongs to.
  public var promptID: String?
  /// What an approval is about; another digest is another prompt.
  var digest: String?
  /// Whether it takes the focus when it was on the screen for a while. No longer once the person types.
  var mayTakeFocus = false
  /// When it was first painted; `nil` before that. Nothing can be answered that was never to be seen.
  var shownAt: Date?
  /// Whether it was painted as what has the keys. Before that no key answers: it may have been meant for elsewhere.
  var isFocusSeen = false
  /// Whether the end of the request was painted. More than this once is not allowed before.
  public var hasSeenEnd = false
  /// Whether an answer is on its way.
  var isAnswered = false
  /// First row of the request in view; as large as can be for the end.
  public var scroll = 0
  /// The option under the cursor.
  public var selection = 0
  /// The options that are ticked, where several may be.
  public var ticked: Set<Int> = []
  /// What is being typed: the reason of a no, a free answer; `nil` when nothing is.
  public var typing: Composer?
  /// What it is typed for.
  public var purpose = Purpose.answer
  /// The rule that is about to be allowed, and for how long; `nil` while the request is in view.
  public var grant: GrantStep?
  /// The one that was painted whole.
  var shownGrant: GrantStep?

  /// Nothing chosen or typed.
  public init() {}

  /// Nothing chosen or typed for a prompt that was not painted yet.
  init(_ prompt: Prompt) {
    promptID = prompt.id
    digest = prompt.digest
  }
}

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
