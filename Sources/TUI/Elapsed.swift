#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Spans of time as the status line and lists write them.
public enum Elapsed {
  /// `0:07`, `12:30`, `1:02:03`.
  static func clock(since start: Date, now: Date) -> String {
    let seconds = max(0, Int(now.timeIntervalSince(start)))
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let hours = seconds / 3_600
    let minutes = seconds / 60 % 60
    return hours > 0
      ? "\(hours):\(two(minutes)):\(two(seconds % 60))" : "\(minutes):\(two(seconds % 60))"
  }

  /// `20 seconds`, `1 minute`, `3 minutes 20 seconds`: to be heard.
  static func words(since start: Date, now: Date) -> String {
    let seconds = max(0, Int(now.timeIntervalSince(start)))
    func counted(_ number: Int, _ noun: String) -> String? {
      number == 0 ? nil : "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
    let parts = [counted(seconds / 60, "minute"), counted(seconds % 60, "second")].compactMap(\.self)
    return parts.isEmpty ? "0 seconds" : parts.joined(separator: " ")
  }

  /// `now`, `5 min ago`, `3 h ago`, `2 days ago`.
  public static func ago(since date: Date, now: Date) -> String {
    let minutes = max(0, Int(now.timeIntervalSince(date))) / 60
    switch minutes {
    case 0: return "now"
    case 1..<60: return "\(minutes) min ago"
    case 60..<1_440: return "\(minutes / 60) h ago"
    case 1_440..<2_880: return "yesterday"
    default: return "\(minutes / 1_440) days ago"
    }
  }
}
