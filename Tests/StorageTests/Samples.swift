import Harness
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The start of the tests' time, plus milliseconds.
func time(_ milliseconds: Int) -> Date {
  Date(timeIntervalSince1970: 1_780_308_000 + Double(milliseconds) / 1000)
}

func sampleThread(
  _ id: String, of resource: String = "project", created: Int = 0, updated: Int? = nil,
  metadata: OrderedDictionary<String, JSON> = [:]
) -> ChatThread {
  ChatThread(
    id: id, resourceID: resource, title: "About \(id)", createdAt: time(created),
    updatedAt: time(updated ?? created), metadata: metadata)
}

func said(_ id: String, _ text: String? = nil, at milliseconds: Int = 0) -> Message {
  Message(id: id, role: .user, content: [.text(text ?? "text of \(id)")], createdAt: time(milliseconds))
}

func answered(_ id: String, _ text: String, _ stop: Message.StopReason? = .complete) -> Message {
  Message(id: id, role: .assistant, content: [.text(text)], createdAt: time(0), stopReason: stop)
}

/// Gives `prefix-1`, `prefix-2` and so on.
final class Counter: Sendable {
  private let prefix: String
  private let count = Atomic(0)

  init(_ prefix: String) { self.prefix = prefix }

  func next() -> String { "\(prefix)-\(count.add(1, ordering: .relaxed).newValue)" }
}
