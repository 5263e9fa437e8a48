import ArgumentParser
import Harness
import Storage
import Workspace

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The store of this person and what is theirs here, without a session.
struct ThreadsBench: Sendable {
  let store: any ThreadStore
  /// Who has which thread open.
  let locks: any ThreadLocks
  /// The project.
  let resourceID: String
  /// Keys that nothing which leaves rein has in it.
  let secrets: Secrets

  /// What is wrong is said on standard error, and the program ends with status 1.
  /// - Parameter database: `nil` for the one in the data folder.
  static func orExit(database: String?) throws -> ThreadsBench {
    do {
      let environment = ProcessInfo.processInfo.environment
      let settings = try Settings(contentsOf: Settings.folder(environment) + "/config.toml")
      let folder = FileManager.default.currentDirectoryPath
      let root = try Workspace(root: Project.root(from: folder)).root
      let secrets = Secrets(Assembly.secrets(environment, settings.providers))
      _ = try KeptKeys(KeyFile(folder: Keys.folder), environment, secrets: secrets)
      let store = try SQLiteThreadStore.open(at: database ?? SQLiteThreadStore.defaultPath)
      return ThreadsBench(
        store: store, locks: LockFiles(folder: store.folder), resourceID: Workspace.resourceID(for: root),
        secrets: secrets)
    } catch {
      complain("rein: \(error)")
      throw ExitCode(1)
    }
  }

  /// Does the work and waits for it; what goes wrong is said on standard error, and the program ends with status 1.
  func orExit<Value: Sendable>(
    _ work: @escaping @Sendable (ThreadsBench) async throws -> Value
  ) throws -> Value {
    let result = Blocking.run { () async -> Result<Value, any Error> in
      do { return .success(try await work(self)) } catch { return .failure(error) }
    }
    switch result {
    case .success(let value): return value
    case .failure(let error):
      complain("rein: \(error)")
      throw ExitCode(1)
    }
  }

  /// A line for each thread, pinned ones first, then last used first: title, age, messages, id.
  /// - Parameter isEverywhere: whether those of other projects are among them.
  func list(isEverywhere: Bool, now: Date) async throws -> [ThreadRow] {
    let threads = try await store.threads(
      resourceID: isEverywhere ? nil : resourceID, includingForks: false)
    let outlines = try await store.outlines(of: threads.map(\.id))
    let isPinned = { (thread: ChatThread) in thread.metadata[Session.pinnedKey] != nil }
    let sorted = threads.filter(isPinned) + threads.filter { !isPinned($0) }
    return sorted.map { ThreadRow($0, outlines[$0.id], now: now) }
  }

  /// The thread with this id, of any project, with all that is kept of it; the one used last here for `nil`.
  func export(of id: String?) async throws -> ThreadExport {
    let thread: ChatThread
    if let id {
      guard let found = try await store.thread(id) else {
        throw Failure("There is no thread \(id). `rein threads --all` lists all there are.")
      }
      thread = found
    } else {
      guard let last = try await store.threads(resourceID: resourceID, includingForks: false).first else {
        throw Failure("There is no thread in this project yet.")
      }
      thread = last
    }
    return ThreadExport(
      thread: thread, messages: try await store.messages(in: thread.id, limit: nil, before: nil),
      memory: try await store.memory(of: thread.id),
      decisions: try await store.decisions(in: thread.id, limit: .max),
      queue: try await store.queue(of: thread.id).map(\.followUp))
  }

  /// A text without the keys that rein knows.
  func withoutSecrets(_ text: String) -> String {
    let secrets = secrets.all
    guard !secrets.isEmpty else { return text }
    return String(
      decoding: secrets.reduce(Array(text.utf8)) { RecordFile.removing(Array($1.utf8), from: $0) },
      as: UTF8.self
    )
  }
}
