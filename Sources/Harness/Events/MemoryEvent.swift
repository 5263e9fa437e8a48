/// What the condensing of long threads tells (the `om_` events: "observational memory").
///
/// Fields the display does not read are kept in `details`, as the log has them.
public enum MemoryEvent: Hashable, Sendable {
  /// What a piece of background work is about.
  public enum Operation: String, Hashable, Sendable {
    /// Messages become observations.
    case observation
    /// Observations become fewer observations.
    case reflection
  }

  /// How full the windows are.
  case status(MemoryStatus, details: JSON)
  /// Messages are being condensed.
  case observationStarted(cycleID: String, details: JSON)
  /// Messages were condensed into so many tokens.
  case observationEnded(observationTokens: Double, details: JSON)
  /// Condensing messages failed.
  case observationFailed(details: JSON)
  /// Observations are being condensed, so many tokens of them.
  case reflectionStarted(cycleID: String, tokens: Double, details: JSON)
  /// Observations were condensed into so many tokens.
  case reflectionEnded(compressedTokens: Double, details: JSON)
  /// Condensing observations failed.
  case reflectionFailed(details: JSON)
  /// Work ahead of need began.
  case bufferingStarted(Operation, details: JSON)
  /// It is done.
  case bufferingEnded(Operation, details: JSON)
  /// It failed.
  case bufferingFailed(Operation, details: JSON)
  /// Its result is in use now.
  case activated(Operation, details: JSON)
  /// Another model does this work.
  case modelChanged(details: JSON)
  /// A thread got another title.
  case threadTitleUpdated(details: JSON)
}

/// How full the windows of a thread are.
public struct MemoryStatus: Hashable, Sendable {
  /// Tokens in a window, and the number at which it is condensed.
  public struct Window: Hashable, Sendable {
    /// Tokens in it now.
    public var tokens: Double
    /// Tokens at which it is condensed.
    public var threshold: Double
  }

  /// Messages not yet condensed.
  public var messages: Window
  /// What messages were condensed into.
  public var observations: Window
  /// Work ahead of need.
  public var buffered: MemoryBuffers
  /// How often observations were condensed.
  public var generationCount: Double
  /// The step of the run this was measured at.
  public var stepNumber: Double
}

extension MemoryEvent {
  var json: JSON {
    switch self {
    case .status(_, let details), .observationStarted(_, let details), .observationEnded(_, let details),
      .observationFailed(let details), .reflectionStarted(_, _, let details),
      .reflectionEnded(_, let details),
      .reflectionFailed(let details), .bufferingStarted(_, let details), .bufferingEnded(_, let details),
      .bufferingFailed(_, let details), .activated(_, let details), .modelChanged(let details),
      .threadTitleUpdated(let details):
      details
    }
  }

  init?(type: String, _ json: JSON) {
    let cycle = json["cycleId"]?.string ?? ""
    let operation = json["operationType"]?.string.flatMap(Operation.init) ?? .reflection
    switch type {
    case "om_status": self = .status(MemoryStatus(json: json), details: json)
    case "om_observation_start": self = .observationStarted(cycleID: cycle, details: json)
    case "om_observation_end":
      self = .observationEnded(observationTokens: json["observationTokens"]?.number ?? 0, details: json)
    case "om_observation_failed": self = .observationFailed(details: json)
    case "om_reflection_start":
      self = .reflectionStarted(cycleID: cycle, tokens: json["tokensToReflect"]?.number ?? 0, details: json)
    case "om_reflection_end":
      self = .reflectionEnded(compressedTokens: json["compressedTokens"]?.number ?? 0, details: json)
    case "om_reflection_failed": self = .reflectionFailed(details: json)
    case "om_buffering_start": self = .bufferingStarted(operation, details: json)
    case "om_buffering_end": self = .bufferingEnded(operation, details: json)
    case "om_buffering_failed": self = .bufferingFailed(operation, details: json)
    case "om_activation": self = .activated(operation, details: json)
    case "om_model_changed": self = .modelChanged(details: json)
    case "om_thread_title_updated": self = .threadTitleUpdated(details: json)
    default: return nil
    }
  }
}

extension MemoryStatus {
  init(json: JSON) {
    let windows = json["windows"] ?? .null
    func window(_ json: JSON?) -> Window {
      Window(tokens: json?["tokens"]?.number ?? 0, threshold: json?["threshold"]?.number ?? 0)
    }
    self.init(
      messages: window(windows["active"]?["messages"]),
      observations: window(windows["active"]?["observations"]),
      buffered: MemoryBuffers(json: windows["buffered"] ?? .null),
      generationCount: json["generationCount"]?.number ?? 0, stepNumber: json["stepNumber"]?.number ?? 0)
  }
}
