/// How the person likes the screen, kept from start to start.
public struct Preferences: Hashable, Sendable {
  /// The theme chosen on the screen; `nil` for the usual one.
  public var theme: ThemeName?

  /// Nothing chosen.
  public init() {}
}
