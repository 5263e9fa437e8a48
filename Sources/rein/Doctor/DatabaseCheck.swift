import Storage

/// The database of threads.
enum DatabaseCheck {
  /// Opens it as a start would, and reads all of it.
  static func finding(path: String) -> Finding {
    do {
      let store = try SQLiteThreadStore.open(at: path)
      if let rescue = store.rescue { return Finding(.doubtful, "database", rescue.sentences) }
      let result = Blocking.run { () async -> Result<StoreCondition, any Error> in
        do { return .success(try await store.condition()) } catch { return .failure(error) }
      }
      return finding(path: path, try result.get())
    } catch {
      return Finding(.broken, "database", "\(error)")
    }
  }

  static func finding(path: String, _ condition: StoreCondition) -> Finding {
    if let fault = condition.faults.first {
      let more = condition.faults.count == 1 ? "" : " (and \(condition.faults.count - 1) more)"
      return Finding(
        .broken, "database",
        "\(path) is damaged: \(fault)\(more). Close every rein and start again: what can be read is then saved"
      )
    }
    let threads = condition.threadCount == 1 ? "1 thread" : "\(condition.threadCount) threads"
    let messages = condition.messageCount == 1 ? "1 message" : "\(condition.messageCount) messages"
    return Finding(
      .good, "database", "\(path), \(size(condition.byteCount)), sound; \(threads), \(messages)")
  }

  private static func size(_ bytes: Int) -> String {
    bytes < 1_000_000 ? "\(bytes / 1_000) kB" : "\(bytes / 1_000_000).\(bytes % 1_000_000 / 100_000) MB"
  }
}
