import Harness

extension SQLiteThreadStore {
  /// Looks the words up in the index.
  public func search(_ query: String, resourceID: String?, limit: Int) async throws -> [FoundMessage] {
    try await read { try PassageTable.search(query, resourceID: resourceID, limit: limit, $0) }
  }

  /// One transaction for some hundred messages; reads nothing when all is ready.
  public func prepareSearch() async throws -> Bool {
    let isReady = try await read { db in
      try db.statement("SELECT 1 FROM unsearched LIMIT 1").first { _ in true } == nil
    }
    if isReady { return false }
    return try await write { db in
      var hasMore = false
      try db.transaction { hasMore = try PassageTable.prepare(db) }
      return hasMore
    }
  }
}
