#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Transcript {
  /// A message with what is known of it here and is kept with it: how long its calls ran, what the step took.
  func measured(_ message: Message) -> Message {
    var message = message
    if message.step == nil, let step = step(of: message.id) { message.step = step }
    for (index, part) in message.content.enumerated() {
      guard case .toolResult(var result) = part, result.duration == nil, let activity = tool(result.id),
        let start = activity.startedAt, let end = activity.endedAt
      else { continue }
      result.duration = Int((min(max(0, end.timeIntervalSince(start)), 1e9) * 1_000).rounded())
      message.content[index] = .toolResult(result)
    }
    return message
  }
}
