/// A message that waits in the queue of a thread, as it is kept.
public struct QueuedMessage: Hashable, Sendable, Identifiable {
  /// What waits.
  public var followUp: FollowUp
  /// Its place: what has a smaller rank goes out first.
  public var rank: Double

  /// The id of what waits.
  public var id: String { followUp.id }

  /// A message at its place.
  public init(_ followUp: FollowUp, rank: Double) {
    self.followUp = followUp
    self.rank = rank
  }
}

/// A difference between two queues.
public enum QueueChange: Hashable, Sendable {
  /// A message is new, or is as it says now.
  case put(QueuedMessage)
  /// A message is gone. Nothing happens when there is none of that id.
  case remove(id: String)
}
