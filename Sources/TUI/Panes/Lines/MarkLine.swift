import Harness
import Terminal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// When an entry of the transcript began, and what the step of the model took that began with it.
struct MarkLine {
  let theme: Theme
  let now: Date

  /// `14:02:31 · 12k tokens in, 345 out · $0.01`.
  func line(_ entry: TranscriptEntry) -> Line {
    var parts = [ClockTime.text(entry.createdAt, now: now)]
    if let step = entry.step {
      parts.append(
        "\(Quantity.short(step.promptTokens)) tokens in, \(Quantity.short(step.completionTokens)) out")
      if let cost = step.cost { parts.append("$" + Quantity.dollars(cost)) }
    }
    return Line(parts.joined(separator: " \(theme.glyphs.separator) "), theme.faint)
  }
}
