#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension TranscriptEntry {
  /// What a message of the store becomes, tool results folded into their calls.
  static func bodies(of message: Message) -> [Body] {
    var bodies: [Body] = []
    for part in message.content {
      if case .toolResult(let result) = part {
        let output = ToolOutput(json: result.result, isError: result.isError)
        let place = bodies.lastIndex {
          if case .tool(let tool) = $0 { tool.callID == result.id } else { false }
        }
        if let place, case .tool(var activity) = bodies[place] {
          activity.end(with: output)
          if let duration = result.duration {
            activity.startedAt = message.createdAt
            activity.endedAt = message.createdAt.addingTimeInterval(Double(duration) / 1_000)
          }
          bodies[place] = .tool(activity)
        }
      } else if let body = body(of: part, in: message, isStreaming: false) {
        bodies.append(body)
      }
    }
    if let notice = closing(of: message) { bodies.append(.notice(notice)) }
    return bodies
  }

  /// What a part of a message becomes; `nil` for parts that are not shown by themselves.
  static func body(of part: MessagePart, in message: Message, isStreaming: Bool) -> Body? {
    switch part {
    case .text(let text):
      switch message.role {
      // Beside a command of the person stands what the model is told of it.
      case .user: message.runsCommand ? nil : .user(text)
      case .assistant: .assistant(text, isStreaming: isStreaming)
      case .system: .notice(Notice(.info, text))
      }
    case .thinking(let thinking):
      // What is signed is over; without words there is nothing to show.
      thinking.text.isEmpty && (!isStreaming || thinking.signature != nil)
        ? nil : .thinking(thinking.text, isStreaming: isStreaming)
    case .toolCall(let call): .tool(activity(of: call, in: message))
    case .toolResult: nil
    case .image, .file: Attachment.line(for: part).map { .attached($0) }
    case .other(let json):
      json["message"]?.string.map { text in
        json["tagName"]?.string == "user" ? .user(text) : .notice(Notice(.info, text))
      }
    }
  }

  private static func activity(of call: ToolCall, in message: Message) -> ToolActivity {
    let isCut = message.stopReason == .aborted || message.stopReason == .error
    var activity = ToolActivity(
      callID: call.id, name: call.name, args: call.args, status: isCut ? .interrupted : .running)
    activity.isOwn = message.role == .user
    return activity
  }

  /// Which of the things a message becomes shows what its step took: the first that was not just thought.
  static func measuredPlace(in bodies: [Body]) -> Int {
    bodies.firstIndex { if case .thinking = $0 { false } else { true } } ?? 0
  }

  /// What is said below a message that did not end well.
  static func closing(of message: Message) -> Notice? {
    guard message.role == .assistant else { return nil }
    return switch message.stopReason {
    case .aborted: Notice(.warning, "Interrupted")
    case .error: Notice(.error, message.errorMessage ?? "The model failed.")
    case .complete, .toolUse, nil: nil
    }
  }
}
