/// How a request to a provider failed, in words a person can act on.
public struct ProviderError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of failure it is.
  public enum Kind: String, Hashable, Sendable {
    /// The key is missing, wrong or not allowed.
    case authentication
    /// Too many requests, or the quota is used up.
    case rateLimit = "rate_limit"
    /// The provider cannot answer now.
    case overloaded
    /// Nobody answered, or the connection broke.
    case network
    /// The provider did not understand or did not accept the request.
    case request
    /// The conversation is too long for the model.
    case contextLength = "context_length"
    /// The answer was not what the protocol says.
    case malformed
  }

  /// What kind of failure it is.
  public let kind: Kind
  /// One sentence: what happened and what to do.
  public let message: String
  /// Whether the same request may succeed later.
  public let isRetryable: Bool
  /// Seconds to wait, where the provider says.
  public let retryAfter: Double?

  /// A failure.
  public init(_ kind: Kind, _ message: String, isRetryable: Bool = false, retryAfter: Double? = nil) {
    self.kind = kind
    self.message = message
    self.isRetryable = isRetryable
    // A server may send any number; what is longer than a day means never.
    self.retryAfter = retryAfter.flatMap { $0.isFinite ? min(max(0, $0), 86_400) : nil }
  }

  /// The message.
  public var description: String { message }
}
