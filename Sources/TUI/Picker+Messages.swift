import Harness

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Picker {
  /// What was found in all threads. What is typed is what is looked for.
  static func messages(_ session: DisplayState) -> Picker {
    Picker(
      kind: .messages,
      title: session.found.isPartial ? "In all threads (still reading older ones)" : "In all threads",
      rows: session.found.messages.map { message in
        var row = Row(
          label: message.threadTitle.isEmpty ? "New thread" : message.threadTitle,
          preview: message.snippet.map(\.text).joined(), command: "found \(message.id)")
        row.pieces = message.snippet
        return row
      })
  }

  /// What the person said in the thread, newest first.
  static func ownMessages(_ session: DisplayState, now: Date) -> Picker {
    Picker(
      kind: .ownMessages, title: "Go back to before",
      rows: session.ownMessages.map { message in
        let line = message.text.prefix(200).split(whereSeparator: \.isNewline).joined(separator: " ")
        return Row(
          label: line, detail: Elapsed.ago(since: message.createdAt, now: now),
          preview: String(message.text.prefix(2_000)), command: "rewind \(message.id)")
      })
  }
}
