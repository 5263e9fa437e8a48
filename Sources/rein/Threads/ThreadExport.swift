import Harness

/// A thread with all that is kept of it.
struct ThreadExport: Sendable {
  var thread: ChatThread
  /// Oldest first.
  var messages: [Message]
  /// Notes that stand for the older messages.
  var memory: ThreadMemory?
  /// What was decided about calls.
  var decisions: [DecisionRecord]
  /// What waits to be said.
  var queue: [FollowUp] = []

  /// All of it, in the form of the store; a later rein can tell by `version` what it reads.
  var json: JSON {
    .fields([
      "format": "rein-thread", "version": 1, "thread": thread.json, "metadata": .object(thread.metadata),
      "messages": .array(messages.map(\.json)), "memory": memory.map(\.json),
      "decisions": decisions.isEmpty ? nil : .array(decisions.map(\.json)),
      "queue": queue.isEmpty
        ? nil
        : .array(
          queue.map { .fields(["content": .string($0.content), "command": $0.isCommand ? true : nil]) }),
    ])
  }

  /// The conversation for reading.
  var markdown: String { ThreadMarkdown(self).text }
}
