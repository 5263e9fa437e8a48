#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the reducer must know besides the event: facts of the session, and the time.
public struct DisplayFacts: Hashable, Sendable {
  /// What the thread used so far.
  public var tokenUsage = TokenUsage.zero
  /// The thread the session is bound to.
  public var threadID: String?
  /// What a person reads for each kind of subagent.
  public var subagentNames: [String: String] = [:]
  /// The time the event happened.
  public var now = Date(timeIntervalSince1970: 0)

  /// The facts of a new session.
  public init() {}
}
