import Harness

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How often and how long after a failure a request is sent again.
enum Retry {
  /// How often at most.
  static let most = 4
  /// A server that wants to be left alone for longer is not waited for, in seconds.
  static let longestRequested = 120.0

  /// How long to wait before an attempt; `nil` when it is not worth it.
  ///
  /// - Parameters:
  ///   - attempt: 0 for the first repetition.
  ///   - requested: what the server asks for, in seconds.
  ///   - jitter: between 0 and 1; spreads clients that failed together.
  static func delay(attempt: Int, requested: Double?, jitter: Double) -> Duration? {
    guard attempt < most else { return nil }
    if let requested, requested > 0 {
      return requested <= longestRequested ? .seconds(requested) : nil
    }
    let seconds = min(0.5 * Double(1 << attempt), 8)
    return .seconds(seconds * (1 - 0.25 * jitter))
  }

  /// A failure whose server wants to be left alone for too long, with that said.
  static func tooLong(_ error: ProviderError) -> ProviderError {
    guard error.isRetryable, let seconds = error.retryAfter, seconds > longestRequested else { return error }
    let minutes = Int((seconds / 60).rounded(.up))
    let hours = minutes / 60
    let rest = minutes % 60 == 0 ? "" : " \(minutes % 60) min"
    let span =
      minutes >= 1_440 ? "a day or more" : hours == 0 ? "\(minutes) min" : "\(hours) h\(rest)"
    return ProviderError(
      error.kind, "\(error.message). It wants to be left alone for \(span), which is not waited for",
      isRetryable: true, retryAfter: seconds)
  }

  /// How long the server asks to wait, in seconds.
  static func requestedDelay(_ head: HTTPHead) -> Double? {
    if let milliseconds = head["retry-after-ms"].flatMap(Double.init), milliseconds.isFinite {
      return milliseconds / 1000
    }
    guard let text = head["retry-after"] else { return nil }
    if let seconds = Double(text) { return seconds.isFinite ? seconds : nil }
    // The server's own clock is the better one, as its date is what the delay was added to.
    guard let until = date(text) else { return nil }
    return until.timeIntervalSince(head["date"].flatMap(date) ?? Date())
  }

  /// The date in `Wed, 21 Oct 2026 07:28:00 GMT`.
  private static func date(_ text: String) -> Date? {
    let words = text.split(separator: " ")
    guard words.count == 6, words[5] == "GMT", let month = months.firstIndex(of: words[2]) else { return nil }
    let number = month < 9 ? "0\(month + 1)" : "\(month + 1)"
    return Timestamp.date("\(words[3])-\(number)-\(words[1])T\(words[4])Z")
  }

  private static let months: [Substring] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
