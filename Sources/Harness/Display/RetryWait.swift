#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A request failed and is sent again: when, how often yet, and why.
public struct RetryWait: Hashable, Sendable {
  /// The attempt that follows; 2 is the first repetition.
  public var attempt: Int
  /// How many attempts there are at most.
  public var most: Int
  /// When it is sent again; from then on an answer is waited for.
  public var until: Date
  /// What went wrong, in one sentence.
  public var reason: String

  /// A wait.
  public init(attempt: Int, most: Int, until: Date, reason: String) {
    self.attempt = attempt
    self.most = most
    self.until = until
    self.reason = reason
  }
}

extension RetryWait {
  init?(json: JSON) {
    guard let attempt = json["attempt"]?.int, let most = json["of"]?.int,
      let until = json["until"]?.string.flatMap(Timestamp.date)
    else { return nil }
    self.init(attempt: attempt, most: most, until: until, reason: json["reason"]?.string ?? "")
  }

  var json: JSON {
    [
      "attempt": JSON(attempt), "of": JSON(most), "until": .string(Timestamp.text(until)),
      "reason": .string(reason),
    ]
  }
}
