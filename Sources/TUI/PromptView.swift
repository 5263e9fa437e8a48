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
  /// Until when letters answer nothing, because the person went there by a key and may still be typing.
  var quietUntil: Date?
  /// Whether the end of the request was painted. More than this once is not allowed before.
  public var hasSeenEnd = false
  /// Whether the end of the command was painted, with the keys. A yes counts only then.
  var hasSeenCommand = false
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

  /// Letters answer nothing for a while.
  mutating func waitForQuiet(from now: Date) {
    quietUntil = now.addingTimeInterval(ViewState.quietTime)
  }

  /// Nothing chosen or typed for a prompt that was not painted yet.
  init(_ prompt: Prompt) {
    promptID = prompt.id
    digest = prompt.digest
  }
}
