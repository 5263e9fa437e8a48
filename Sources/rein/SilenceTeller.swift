/// When a front end without a screen says that a model is silent: after 20 seconds, and then every minute.
struct SilenceTeller {
  private static let first = 20.0
  private static let step = 60.0
  private var next = first

  /// - Parameter silence: the seconds since anything came; `nil` when nothing is waited for.
  /// - Returns: the seconds to tell, when it is time to.
  mutating func tells(_ silence: Double?) -> Int? {
    guard let silence, silence >= Self.first else {
      next = Self.first
      return nil
    }
    guard silence >= next else { return nil }
    next = (silence / Self.step).rounded(.down) * Self.step + Self.step
    return Int(silence)
  }
}
