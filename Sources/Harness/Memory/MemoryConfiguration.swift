/// How long threads are condensed, where a thread says nothing else.
public struct MemoryConfiguration: Hashable, Sendable {
  /// When.
  public var thresholds: MemoryThresholds
  /// The model that condenses messages, `provider/name`; `nil` takes the session's.
  public var observerModelID: String?
  /// The model that condenses observations, `provider/name`; `nil` takes the session's.
  public var reflectorModelID: String?
  /// Whether messages are condensed in the background before the threshold is reached, so that a run seldom waits.
  public var worksAhead: Bool

  /// A configuration.
  public init(
    thresholds: MemoryThresholds = MemoryThresholds(), observerModelID: String? = nil,
    reflectorModelID: String? = nil, worksAhead: Bool = true
  ) {
    self.thresholds = thresholds
    self.observerModelID = observerModelID
    self.reflectorModelID = reflectorModelID
    self.worksAhead = worksAhead
  }
}
