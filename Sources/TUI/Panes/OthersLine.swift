import Harness
import Terminal

/// What goes on in threads that are not in view, in a few words.
enum OthersLine {
  /// How many there are of each kind; `nil` when there are none.
  static func counted(_ others: [OtherThread], _ theme: Theme) -> Line? {
    var parts: [Line] = []
    let counts = OtherThread.Activity.allCases.map { activity in
      others.count { $0.activity == activity }
    }
    for (activity, count) in zip(OtherThread.Activity.allCases, counts) where count > 0 {
      switch activity {
      case .waiting: parts.append(Line(count == 1 ? "1 needs you" : "\(count) need you", theme.warning))
      case .done: parts.append(Line("\(count) done", theme.good))
      case .running: parts.append(Line("\(count) running", theme.accent))
      }
    }
    guard let first = parts.first else { return nil }
    return parts.dropFirst().reduce(Line("+ ", theme.faint) + first) { $0 + Line(", ", theme.faint) + $1 }
  }
}
