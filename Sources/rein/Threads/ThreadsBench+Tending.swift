import Harness
import Storage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension ThreadsBench {
  /// Deletes a thread. - Returns: its title.
  /// - Throws: `Failure` for unknown threads, `ThreadLockError` for those that are open.
  func delete(_ id: String, forGood: Bool, now: Date) async throws -> String {
    let kept = try await store.thread(id)
    let discarded = try await store.discarded(resourceID: nil).first { $0.thread.id == id }?.thread
    guard let thread = kept ?? (forGood ? discarded : nil) else {
      throw Failure(
        discarded == nil ? unknown(id) : "\(id) is deleted already; --for-good removes it for good.")
    }
    let owner = "rein threads delete"
    try await locks.acquire(id, owner: owner)
    do {
      if forGood { try await store.delete(id) } else { try await store.discard(id, at: now) }
    } catch {
      await locks.release(id, owner: owner)
      throw error
    }
    await locks.release(id, owner: owner)
    return thread.title
  }

  /// Brings a deleted thread back. - Returns: its title.
  /// - Throws: `Failure` when it is not in the trash.
  func restore(_ id: String) async throws -> String {
    guard let discarded = try await store.discarded(resourceID: nil).first(where: { $0.thread.id == id })
    else {
      throw Failure("No deleted thread has the id \(id). `rein threads list --trash --all` lists them.")
    }
    try await store.restore(id)
    return discarded.thread.title
  }

  /// Gives a thread a title. - Throws: `Failure` for unknown threads.
  func rename(_ id: String, to title: String) async throws {
    try await requireThread(id)
    try await store.update(id) { $0.title = title }
  }

  /// Keeps a thread on top of lists, or no longer. - Throws: `Failure` for unknown threads.
  func pin(_ id: String, _ isOn: Bool) async throws {
    try await requireThread(id)
    try await store.update(id) { $0.metadata[Session.pinnedKey] = isOn ? true : nil }
  }

  /// A line for each deleted thread, the last one first; its age is that of the deletion.
  /// - Parameter isEverywhere: whether those of other projects are among them.
  func listTrash(isEverywhere: Bool, now: Date) async throws -> [ThreadRow] {
    let discarded = try await store.discarded(resourceID: isEverywhere ? nil : resourceID)
    let outlines = try await store.outlines(of: discarded.map(\.thread.id))
    return discarded.map { entry in
      var thread = entry.thread
      thread.updatedAt = entry.time
      return ThreadRow(thread, outlines[thread.id], now: now)
    }
  }

  private func requireThread(_ id: String) async throws {
    guard try await store.thread(id) == nil else { return }
    let isDeleted = try await store.discarded(resourceID: nil).contains { $0.thread.id == id }
    throw Failure(isDeleted ? "\(id) is deleted. `rein threads restore \(id)` brings it back." : unknown(id))
  }

  private func unknown(_ id: String) -> String {
    "There is no thread \(id). `rein threads --all` lists all there are."
  }
}
