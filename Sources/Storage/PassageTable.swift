import Harness

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The table `passage`: what persons and models said, to be looked through; `passage_index` is its full-text index, which
/// triggers keep right.
enum PassageTable {
  /// Most characters of a message that can be found.
  private static let mostCharacters = 50_000
  /// Messages that are made ready in one step, so that writers between two steps do not wait long.
  private static let step = 500

  /// Keeps the text of a message that is complete. Numbers rise with time, so that the newest are found first.
  static func keep(_ message: Message, _ db: Connection) throws {
    let text = UnspacedScript.separated(String(message.text.prefix(mostCharacters)))
    guard message.role != .system, !text.isEmpty else { return }
    let statement = try db.statement(
      """
      INSERT INTO passage (id, message_id, text)
      SELECT \(number("?1")), ?2, ?3 WHERE true
      ON CONFLICT (message_id) DO UPDATE SET text = excluded.text WHERE text <> excluded.text
      """)
    let milliseconds = Int64(min(max(0, message.createdAt.timeIntervalSince1970 * 1_000), 4e12).rounded())
    try statement.run([.integer(milliseconds << 20), .text(message.id), .text(text)])
  }

  /// Keeps the text of a copied message.
  static func copy(of source: Int64, to copy: String, _ db: Connection) throws {
    try db.statement(
      """
      INSERT INTO passage (id, message_id, text)
      SELECT (SELECT max(id) + 1 FROM passage WHERE id < (own.id >> 20 << 20) + 1048576), ?2, own.text
      FROM passage AS own JOIN message ON message.id = own.message_id WHERE message.rowid = ?1
      """
    ).run([.integer(source), .text(copy)])
  }

  /// The first free number from one on; there are a million for each millisecond.
  private static func number(_ first: String) -> String {
    "(SELECT ifnull(max(id) + 1, \(first)) FROM passage WHERE id >= \(first) AND id < \(first) + 1048576)"
  }

  static func search(
    _ query: String, resourceID: String?, limit: Int, _ db: Connection
  ) throws -> [FoundMessage] {
    guard let words = expression(query) else { return [] }
    // In this order: the index gives the newest first, and stops when there are enough.
    let statement = try db.statement(
      """
      SELECT message.id, thread.id, thread.title, message.created_at,
        snippet(passage_index, 0, char(2), char(3), '…', 20)
      FROM passage_index CROSS JOIN passage ON passage.id = passage_index.rowid
      CROSS JOIN message ON message.id = passage.message_id CROSS JOIN thread ON thread.id = message.thread_id
      WHERE passage_index MATCH ?1 AND (?2 IS NULL OR thread.resource_id = ?2) AND NOT thread.is_fork
        AND thread.id NOT IN (SELECT thread_id FROM trash)
      ORDER BY passage_index.rowid DESC LIMIT ?3
      """)
    return try statement.all([.text(words), SQLiteValue(resourceID), SQLiteValue(max(0, limit))]) { row in
      FoundMessage(
        id: row.text(0), threadID: row.text(1), threadTitle: row.text(2), createdAt: row.date(3),
        snippet: pieces(row.text(4)))
    }
  }

  /// The words as SQLite wants them: each is the beginning of a word, whatever signs are in it; `nil` without any.
  private static func expression(_ query: String) -> String? {
    let words = query.split(whereSeparator: \.isWhitespace).filter { word in
      word.contains { $0.isLetter || $0.isNumber }
    }
    guard !words.isEmpty else { return nil }
    return words.map { word in
      "\"\(UnspacedScript.separated(word.filter { $0 != "\0" && $0 != "\"" }))\"*"
    }.joined(separator: " ")
  }

  private static func pieces(_ marked: String) -> [FoundMessage.Piece] {
    var pieces: [FoundMessage.Piece] = []
    var isMatch = false
    for part in marked.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "\u{2}" || $0 == "\u{3}" })
    {
      let text = UnspacedScript.joined(part.split(whereSeparator: \.isWhitespace).joined(separator: " "))
      let leading = part.first?.isWhitespace == true ? " " : ""
      let trailing = part.last?.isWhitespace == true && !text.isEmpty ? " " : ""
      if !part.isEmpty { pieces.append(FoundMessage.Piece(leading + text + trailing, isMatch: isMatch)) }
      isMatch.toggle()
    }
    return pieces
  }

  /// Makes some of the messages ready that were kept before there was this table.
  /// - Returns: whether there are more.
  static func prepare(_ db: Connection) throws -> Bool {
    let next = try db.statement("SELECT thread_id, position FROM unsearched LIMIT 1").first {
      ($0.text(0), $0.integer(1))
    }
    guard let (threadID, position) = next else { return false }
    let messages = try MessageTable.complete(in: threadID, after: position, limit: step, db)
    for (_, message) in messages { try keep(message, db) }
    if messages.count < step {
      try db.statement("DELETE FROM unsearched WHERE thread_id = ?").run([.text(threadID)])
    } else if let last = messages.last?.position {
      try db.statement("UPDATE unsearched SET position = ? WHERE thread_id = ?")
        .run([.integer(last), .text(threadID)])
    }
    return true
  }
}
