import Harness

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the list of threads is made of. While it stays the same, the list does; it may be long, and what goes on in the
/// session changes all the time.
struct ThreadsBasis: Hashable, Sendable {
  let threads: [ThreadSummary]
  let areOfAll: Bool
  let others: [OtherThread]
  let currentID: String?
  let isRunning: Bool
  let isWaiting: Bool

  init(_ session: DisplayState, _ others: [OtherThread]) {
    threads = session.threads
    areOfAll = session.threadsAreOfAll
    self.others = others
    currentID = session.threadID
    isRunning = session.isRunning
    isWaiting = !session.prompts.isEmpty
  }

  /// What goes on in a thread, in words; `nil` when nothing does.
  func state(of thread: ThreadSummary) -> String? {
    if thread.id == currentID { return isWaiting ? "waits for you" : isRunning ? "running" : nil }
    switch others.first(where: { $0.id == thread.id })?.activity {
    case .waiting: return "waits for you"
    case .running: return "running"
    case .done: return "done, unread"
    case nil: return thread.isWaiting ? "waits for you" : thread.isUnread ? "unread" : nil
    }
  }
}

extension Picker {
  /// The threads of the project, or of all: those that are pinned first, then the last used.
  static func threads(_ session: DisplayState, others: [OtherThread] = [], now: Date) -> Picker {
    let basis = ThreadsBasis(session, others)
    var picker = Picker(
      kind: .threads, title: basis.areOfAll ? "Threads of all projects" : "Threads",
      rows: basis.threads.map { row($0, basis.state(of: $0), isCurrent: $0.id == basis.currentID, now: now) })
    picker.threadsBasis = basis
    return picker
  }

  private static func row(_ thread: ThreadSummary, _ state: String?, isCurrent: Bool, now: Date) -> Row {
    let folder = thread.otherResource.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    let details = [
      state, thread.isPinned ? "pinned" : nil, Elapsed.ago(since: thread.updatedAt, now: now),
      size(of: thread),
      folder.map { "in \($0)" },
    ]
    var row = Row(
      label: thread.title, detail: details.compactMap(\.self).joined(separator: " · "),
      preview: thread.lastSaid.isEmpty ? thread.preview : thread.lastSaid,
      command: "threads \(thread.id)", isCurrent: isCurrent)
    row.threadID = thread.id
    return row
  }

  private static func size(of thread: ThreadSummary) -> String {
    thread.messageCount == 1 ? "1 message" : "\(thread.messageCount) messages"
  }

  /// The threads that were deleted, the last one first; choosing one brings it back.
  static func trash(_ session: DisplayState, now: Date) -> Picker {
    Picker(
      kind: .trash, title: "Deleted threads, kept for \(Session.daysInTrash) days",
      rows: session.trash.map { thread in
        let age = thread.discardedAt.map { "deleted \(Elapsed.ago(since: $0, now: now))" }
        var row = Row(
          label: thread.title, detail: [age, size(of: thread)].compactMap(\.self).joined(separator: " · "),
          preview: thread.lastSaid.isEmpty ? thread.preview : thread.lastSaid, command: "restore \(thread.id)"
        )
        row.threadID = thread.id
        return row
      })
  }

  /// What can be done about a thread of another project.
  static func elsewhere(_ thread: ThreadSummary) -> Picker {
    let place = "It belongs to \(thread.otherResource ?? "another project")"
    return Picker(
      kind: .confirmation, title: "“\(thread.title)” is of another project",
      rows: [
        Row(label: "Look at it", detail: "read only", preview: place, command: "read-only \(thread.id)"),
        Row(
          label: "Copy it here", detail: "and go on in the copy, in this project", preview: place,
          command: "clone-of \(thread.id)"),
      ])
  }

  /// The new title of a thread, to be typed.
  static func title(of thread: ThreadSummary, below: Picker?) -> Picker {
    var picker = Picker(kind: .title(threadID: thread.id), title: "New title", rows: [])
    picker.filter = thread.title
    picker.below = below.map { [$0] } ?? []
    return picker
  }

  /// The forms in which a thread can be written to a file.
  static func exports(of thread: ThreadSummary, below: Picker?) -> Picker {
    var picker = Picker(
      kind: .confirmation, title: "Write “\(thread.title)” to a file",
      rows: [
        Row(label: "Markdown", detail: "to read", command: "export-thread \(thread.id) markdown"),
        Row(label: "JSON", detail: "all that is kept", command: "export-thread \(thread.id) json"),
      ])
    picker.below = below.map { [$0] } ?? []
    return picker
  }
}
