#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Work that condensing a thread does ahead of need.
public struct MemoryBuffers: Hashable, Sendable {
  /// Whether a piece of work goes on.
  public enum Status: String, Hashable, Sendable {
    /// Nothing goes on.
    case idle
    /// It goes on.
    case running
    /// It is done and waits to be used.
    case complete
  }

  /// Messages being condensed ahead.
  public struct Observations: Hashable, Sendable {
    /// Whether it goes on.
    public var status = Status.idle
    /// Pieces that are ready.
    public var chunks = 0.0
    /// Tokens of messages they stand for.
    public var messageTokens = 0.0
    /// Tokens of messages that would go.
    public var projectedMessageRemoval = 0.0
    /// Tokens of the observations.
    public var observationTokens = 0.0
  }

  /// Observations being condensed ahead.
  public struct Reflection: Hashable, Sendable {
    /// Whether it goes on.
    public var status = Status.idle
    /// Tokens going in.
    public var inputObservationTokens = 0.0
    /// Tokens coming out.
    public var observationTokens = 0.0
  }

  /// Messages being condensed ahead.
  public var observations = Observations()
  /// Observations being condensed ahead.
  public var reflection = Reflection()

  /// Nothing going on.
  public init() {}
}

extension MemoryBuffers {
  init(json: JSON) {
    let ahead = json["observations"]
    let back = json["reflection"]
    observations = Observations(
      status: ahead?["status"]?.string.flatMap(Status.init) ?? .idle, chunks: ahead?["chunks"]?.number ?? 0,
      messageTokens: ahead?["messageTokens"]?.number ?? 0,
      projectedMessageRemoval: ahead?["projectedMessageRemoval"]?.number ?? 0,
      observationTokens: ahead?["observationTokens"]?.number ?? 0)
    reflection = Reflection(
      status: back?["status"]?.string.flatMap(Status.init) ?? .idle,
      inputObservationTokens: back?["inputObservationTokens"]?.number ?? 0,
      observationTokens: back?["observationTokens"]?.number ?? 0)
  }

  var json: JSON {
    [
      "observations": [
        "status": .string(observations.status.rawValue), "chunks": .number(observations.chunks),
        "messageTokens": .number(observations.messageTokens),
        "projectedMessageRemoval": .number(observations.projectedMessageRemoval),
        "observationTokens": .number(observations.observationTokens),
      ],
      "reflection": [
        "status": .string(reflection.status.rawValue),
        "inputObservationTokens": .number(reflection.inputObservationTokens),
        "observationTokens": .number(reflection.observationTokens),
      ],
    ]
  }
}

/// The meter of the condensing of long threads. Token numbers are doubles because logs may hold fractions.
public struct MemoryProgress: Hashable, Sendable {
  /// What goes on.
  public enum Status: String, Hashable, Sendable {
    /// Nothing.
    case idle
    /// Messages are being condensed.
    case observing
    /// Observations are being condensed.
    case reflecting
  }

  /// What goes on.
  public var status = Status.idle
  /// Tokens of messages not yet condensed.
  public var pendingTokens = 0.0
  /// Tokens of messages at which they are condensed.
  public var threshold = 30_000.0
  /// `pendingTokens` in percent of `threshold`.
  public var thresholdPercent = 0.0
  /// Tokens of observations.
  public var observationTokens = 0.0
  /// Tokens of observations at which they are condensed.
  public var reflectionThreshold = 40_000.0
  /// `observationTokens` in percent of `reflectionThreshold`.
  public var reflectionThresholdPercent = 0.0
  /// Work ahead of need.
  public var buffered = MemoryBuffers()
  /// How often observations were condensed.
  public var generationCount = 0.0
  /// The step of the run this was measured at.
  public var stepNumber = 0.0
  /// Tokens of observations before the last condensing of them.
  public var preReflectionTokens = 0.0
  /// The work that goes on.
  public var cycleID: String?
  /// Since when.
  public var startTime: Date?

  /// Nothing measured yet.
  public init() {}

  mutating func setMessages(tokens: Double, threshold: Double) {
    pendingTokens = tokens
    self.threshold = threshold
    thresholdPercent = MemoryProgress.percent(tokens, of: threshold)
  }

  mutating func setObservations(tokens: Double, threshold: Double) {
    observationTokens = tokens
    reflectionThreshold = threshold
    reflectionThresholdPercent = MemoryProgress.percent(tokens, of: threshold)
  }

  mutating func begin(_ status: Status, cycle: String, at time: Date) {
    self.status = status
    cycleID = cycle
    startTime = time
  }

  mutating func end() {
    status = .idle
    cycleID = nil
    startTime = nil
  }

  /// In this order of operations: the traces of the original compare the last bit.
  private static func percent(_ tokens: Double, of threshold: Double) -> Double {
    threshold > 0 ? (tokens / threshold) * 100 : 0
  }
}
