/// A key that the person gave before.
public enum KeptKey: Sendable {
  /// It is at hand.
  case text(String)
  /// Another program keeps it.
  case late(LateKey)
}
