#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The time of day where the person is.
enum ClockTime {
  /// `14:02:31`; with the date before it when that is not the day of `now`: `2026-11-23 14:02:31`.
  static func text(_ date: Date, now: Date) -> String {
    let (day, time) = parts(date)
    return day == parts(now).day ? time : "\(day) \(time)"
  }

  private static func parts(_ date: Date) -> (day: String, time: String) {
    var seconds = time_t(min(max(date.timeIntervalSince1970, 0), 1e11))
    var local = tm()
    localtime_r(&seconds, &local)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return (
      "\(local.tm_year + 1_900)-\(two(local.tm_mon + 1))-\(two(local.tm_mday))",
      "\(two(local.tm_hour)):\(two(local.tm_min)):\(two(local.tm_sec))"
    )
  }
}
