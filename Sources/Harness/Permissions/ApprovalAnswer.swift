/// What a person answers to an approval.
public enum ApprovalAnswer: Hashable, Sendable {
  /// Yes, this once.
  case approve
  /// Yes, this once, and so to every other call that waits, or comes later in the same answer of the model, and shows and
  /// runs the very same.
  case approveAlike
  /// Yes, and don't ask for this category again in this session.
  case alwaysAllowCategory
  /// Yes, and don't ask for this tool again in this session.
  case alwaysAllowTool
  /// Yes, and don't ask again in this session for what was proposed, or for what rules of the person's own say that
  /// cover the request. Anything else counts as `approve`.
  case alwaysAllow(GrantProposal)
  /// Not like this, but with these arguments: that call is judged, and asked about, as a new one.
  case change(JSON)
  /// No; the run goes on without it. The reason, if any, goes to the model as the person's words.
  case decline(reason: String?)
  /// Nobody is there to ask; the run goes on without it. `remedy` is a sentence for the model that says what the person
  /// could do to allow it.
  case nobodyThere(remedy: String)
  /// No, and stop: the run ends, so that the person can say what they want. A subagent is not stopped but told, because
  /// others may work beside it.
  case refuse
}
