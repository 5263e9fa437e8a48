/// Which of the messages not yet condensed are condensed now. A call and its result are in one message, so that a plan,
/// which ends between messages, never parts them.
struct CondensingPlan: Hashable {
  /// How many of the oldest messages are condensed.
  let count: Int

  /// Keeps the newest messages: `kept` tokens of them, never fewer than one, and everything from the first one that is
  /// not complete. The person's last message and what follows it stay too, unless that is more than `mostOfExchange`
  /// tokens: then the older steps of the work on it go, and `ThreadMemory.lastRequest` keeps its words.
  init(_ messages: some Collection<Message>, keeping kept: Int, mostOfExchange: Int) {
    let messages = Array(messages)
    let complete = messages.firstIndex { $0.role == .assistant && $0.stopReason == nil } ?? messages.count
    var end = messages.count
    var tokens = 0
    while end > 0, tokens < kept || end == messages.count {
      end -= 1
      tokens += TokenEstimate.tokens(messages[end])
    }
    if let request = messages.lastIndex(where: { $0.role == .user }), request < end,
      TokenEstimate.tokens(messages[request...]) <= mostOfExchange
    {
      end = request
    }
    count = min(end, complete)
  }

  /// How many of the oldest messages a model is given at once: `most` tokens, and at least one message.
  static func chunk(of messages: some Sequence<Message>, most: Int) -> Int {
    var count = 0
    var tokens = 0
    for message in messages {
      tokens += TokenEstimate.tokens(message)
      if tokens > most, count > 0 { break }
      count += 1
    }
    return count
  }
}
