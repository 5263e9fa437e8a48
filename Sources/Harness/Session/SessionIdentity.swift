/// Whose session it is.
@HarnessActor
public final class SessionIdentity {
  /// The session itself; stays the same for its whole life.
  public nonisolated let sessionID: String
  /// Tells users of one resource apart; stays the same.
  public nonisolated let ownerID: String
  /// The resource the session was made for; stays the same.
  public nonisolated let defaultResourceID: String
  /// Whose threads the session sees now.
  public internal(set) var resourceID: String

  nonisolated init(sessionID: String, ownerID: String, resourceID: String) {
    self.sessionID = sessionID
    self.ownerID = ownerID
    defaultResourceID = resourceID
    self.resourceID = resourceID
  }
}
