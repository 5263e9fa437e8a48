/// How much a model thinks before it answers. Providers say it in their own words, and some models cannot choose.
public enum ThinkingLevel: String, Hashable, Sendable, CaseIterable {
  /// As little as the model can.
  case off
  /// Little.
  case low
  /// Some.
  case medium
  /// Much; slow and expensive.
  case high
}
