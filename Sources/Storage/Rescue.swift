/// What became of a damaged database when it was opened.
public struct Rescue: Hashable, Sendable {
  /// Where the damaged file is now, with what lay beside it.
  public var keptAside: String
  /// Number of threads that could be read; those among them whose own row was lost are called “Recovered”.
  public var threadCount: Int
  /// Number of messages that could be read.
  public var messageCount: Int

  /// What came of it.
  public init(keptAside: String, threadCount: Int, messageCount: Int) {
    self.keptAside = keptAside
    self.threadCount = threadCount
    self.messageCount = messageCount
  }

  /// Two sentences for the person.
  public var sentences: String {
    let threads = threadCount == 1 ? "1 thread" : "\(threadCount) threads"
    let messages = messageCount == 1 ? "1 message" : "\(messageCount) messages"
    let found =
      messageCount == 0 ? "Nothing in it could be read." : "\(threads) with \(messages) could be read."
    return "The database was damaged. \(found) The damaged one is kept as \(keptAside)."
  }
}
