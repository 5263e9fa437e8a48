import Harness

/// How full the context is and what the thread cost, in a few words each. What is estimated has a `~`.
enum ContextWords {
  /// Those that are known.
  static func all(_ measure: ThreadMeasure) -> [String] {
    [context(measure), cost(measure)].compactMap(\.self)
  }

  /// `34k of 200k (17%)`, or `34k tokens` when nobody knows what the model takes.
  private static func context(_ measure: ThreadMeasure) -> String? {
    guard measure.contextTokens > 0 else { return nil }
    let tokens = (measure.isEstimate ? "~" : "") + Quantity.short(measure.contextTokens)
    guard let length = measure.contextLength, let percent = measure.contextPercent else {
      // A guess of a part of nobody knows what is no news.
      return measure.isEstimate ? nil : "\(tokens) tokens"
    }
    return "\(tokens) of \(Quantity.short(length)) (\(percent)%)"
  }

  /// `$0.12`; `$0.12+` when some of it has no known price.
  private static func cost(_ measure: ThreadMeasure) -> String? {
    guard let cost = measure.cost else { return nil }
    return "$" + Quantity.dollars(cost) + (measure.costsMore ? "+" : "")
  }
}
