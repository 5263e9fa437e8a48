import Harness

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A message the person wants to see; the view goes there as soon as it is loaded.
struct AwaitedMessage: Hashable {
  private let threadID: String
  private let createdAt: Date

  init(_ message: FoundMessage) {
    threadID = message.threadID
    createdAt = message.createdAt
  }

  /// Where it is in the transcript; `nil` while it is not loaded.
  func place(in session: DisplayState) -> Int? {
    let transcript = session.transcript
    guard session.threadID == threadID, let first = transcript.places.first,
      transcript.earlierMessages == 0 || transcript[first].createdAt < createdAt
    else { return nil }
    return transcript.places.first { transcript[$0].createdAt >= createdAt }
  }
}
