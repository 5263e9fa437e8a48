/// What a run of the model tells.
public enum RunEvent: Hashable, Sendable {
  /// Why a run ended.
  public enum EndReason: String, Hashable, Sendable {
    /// The model was done.
    case complete
    /// The person stopped it.
    case aborted
    /// It failed; an `error` event says how.
    case error
    /// A tool waits for an answer; the run goes on when it comes.
    case suspended
  }

  /// A run began (`agent_start`).
  case started
  /// A run ended (`agent_end`); old logs may lack the reason.
  case ended(EndReason?)
  /// A message began.
  case messageStarted(Message)
  /// A message grew: the whole message as it is now.
  case messageUpdated(Message)
  /// A message is complete.
  case messageEnded(Message)
  /// A step used tokens: the step's usage, not the total.
  case usage(TokenUsage)
  /// Something worth knowing.
  case info(String)
  /// Something failed.
  case failed(RunFailure)
}

/// What went wrong in a run.
public struct RunFailure: Hashable, Sendable {
  /// One sentence for the person.
  public var message: String
  /// What kind of failure: a raw value of `ProviderError.Kind`, or `nil`.
  public var type: String?
  /// Whether trying again may help.
  public var isRetryable: Bool?
  /// Milliseconds to wait before trying again.
  public var retryDelay: Int?

  /// A failure.
  public init(_ message: String, type: String? = nil, isRetryable: Bool? = nil, retryDelay: Int? = nil) {
    self.message = message
    self.type = type
    self.isRetryable = isRetryable
    self.retryDelay = retryDelay
  }
}

extension RunEvent {
  var json: JSON {
    switch self {
    case .started: ["type": "agent_start"]
    case .ended(let reason):
      .fields(["type": "agent_end", "reason": reason.map { .string($0.rawValue) }])
    case .messageStarted(let message): ["type": "message_start", "message": message.json]
    case .messageUpdated(let message): ["type": "message_update", "message": message.json]
    case .messageEnded(let message): ["type": "message_end", "message": message.json]
    case .usage(let usage): ["type": "usage_update", "usage": usage.json]
    case .info(let text): ["type": "info", "message": .string(text)]
    case .failed(let failure):
      .fields([
        "type": "error", "error": ["name": "Error", "message": .string(failure.message)],
        "errorType": failure.type.map { .string($0) }, "retryable": failure.isRetryable.map { .bool($0) },
        "retryDelay": failure.retryDelay.map { JSON($0) },
      ])
    }
  }

  init?(type: String, _ json: JSON) {
    switch type {
    case "agent_start": self = .started
    case "agent_end": self = .ended(json["reason"]?.string.flatMap(EndReason.init))
    case "message_start": self = .messageStarted(Message(json: json["message"] ?? .null))
    case "message_update": self = .messageUpdated(Message(json: json["message"] ?? .null))
    case "message_end": self = .messageEnded(Message(json: json["message"] ?? .null))
    case "usage_update": self = .usage(TokenUsage(json: json["usage"] ?? .null))
    case "info": self = .info(json["message"]?.string ?? "")
    case "error":
      self = .failed(
        RunFailure(
          json["error"]?["message"]?.string ?? "", type: json["errorType"]?.string,
          isRetryable: json["retryable"]?.bool, retryDelay: json["retryDelay"]?.int))
    default: return nil
    }
  }
}
