/// Why a part of a call is allowed, asked about or denied.
public struct PermissionReason: Hashable, Sendable {
  /// The part; empty for the call as a whole.
  public var part: String
  /// What follows for the part.
  public var policy: PermissionPolicy
  /// Which rule, grant or default decided, and where it stands.
  public var words: String

  /// A reason.
  public init(part: String = "", policy: PermissionPolicy, words: String) {
    self.part = part
    self.policy = policy
    self.words = words
  }
}
