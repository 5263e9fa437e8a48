import Harness

extension SQLiteThreadStore {
  /// Writes one row.
  public func append(_ decision: DecisionRecord, to threadID: String) async throws {
    try await write { try DecisionTable.append(decision, to: threadID, $0) }
  }

  /// Reads the end, by an index.
  public func decisions(in threadID: String, limit: Int) async throws -> [DecisionRecord] {
    try await read { try DecisionTable.newest(in: threadID, limit: limit, $0) }
  }

  /// Looks each call up by an index.
  public func decisions(on callIDs: [String], in threadID: String) async throws -> [DecisionRecord] {
    try await read { try DecisionTable.decisions(on: callIDs, in: threadID, $0) }
  }
}
