import Harness

/// A turn of the model that the server broke off, to be continued by sending it back.
struct PausedTurn: Hashable, Sendable {
  /// What the model said so far, in the form of the protocol.
  var content: [JSON]
  /// What that took.
  var usage: TokenUsage
  /// How often it paused.
  var count: Int
}
