/// The pause before a failed request is sent again.
public struct ModelWait: Hashable, Sendable {
  /// The attempt that follows; 2 is the first repetition.
  public let attempt: Int
  /// How many attempts there are at most.
  public let most: Int
  /// How long the pause is, in seconds.
  public let seconds: Double
  /// What went wrong, in one sentence.
  public let reason: String
  /// Ends the pause when it is rung.
  public let bell: Bell

  /// A pause.
  public init(attempt: Int, most: Int, seconds: Double, reason: String, bell: Bell) {
    self.attempt = attempt
    self.most = most
    self.seconds = seconds
    self.reason = reason
    self.bell = bell
  }
}
