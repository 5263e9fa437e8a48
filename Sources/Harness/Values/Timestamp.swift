#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Dates as the event log and the store write them: ISO 8601 in UTC with milliseconds.
///
/// A date that is written and read again is the same: `now` and `date(_:)` give whole milliseconds.
public enum Timestamp {
  private static let format = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
  private static let withoutFraction = Date.ISO8601FormatStyle()

  /// `2026-06-01T10:00:00.000Z`.
  public static func text(_ date: Date) -> String {
    // Formatting cuts what is below a millisecond, and a whole millisecond may be a hair less as a floating number.
    format.format(rounded(date).addingTimeInterval(0.000_2))
  }

  /// The date a text names; `nil` when it is not an ISO 8601 date and time.
  public static func date(_ text: String) -> Date? {
    ((try? format.parse(text)) ?? (try? withoutFraction.parse(text))).map(rounded)
  }

  /// The present time.
  public static var now: Date { rounded(Date()) }

  private static func rounded(_ date: Date) -> Date {
    Date(timeIntervalSince1970: (date.timeIntervalSince1970 * 1_000).rounded() / 1_000)
  }
}
