import Harness
import TUI
import Terminal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A thread in a list.
struct ThreadRow: Hashable, Sendable {
  let title: String
  let age: String
  let messages: String
  let id: String

  /// Most characters of a title.
  private static let titleLimit = 50

  init(_ thread: ChatThread, _ outline: ThreadOutline?, now: Date) {
    let name = Sanitizer.prose(thread.title.isEmpty ? outline?.firstSaid ?? "" : thread.title)
    let short = name.count > Self.titleLimit ? name.prefix(Self.titleLimit - 1) + "…" : name[...]
    title = short.allSatisfy(\.isWhitespace) ? "(no title)" : String(short)
    age = Elapsed.ago(since: thread.updatedAt, now: now)
    let count = outline?.messageCount ?? 0
    messages = count == 1 ? "1 message" : "\(count) messages"
    id = thread.id
  }

  /// The rows below each other.
  static func table(_ rows: [ThreadRow]) -> String {
    let columns: [KeyPath<ThreadRow, String>] = [\.title, \.age, \.messages]
    let widths = columns.map { column in rows.map { Width.columns(of: $0[keyPath: column]) }.max() ?? 0 }
    return rows.map { row in
      let cells = zip(columns, widths).map { column, width in
        let text = row[keyPath: column]
        return text + String(repeating: " ", count: width - Width.columns(of: text))
      }
      return (cells + [row.id]).joined(separator: "  ") + "\n"
    }.joined()
  }
}
