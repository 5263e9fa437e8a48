import CSys
import Harness

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Takes what can be read out of a damaged database into a new one, and keeps the damaged one aside. It is read from a
/// copy: SQLite would move what lies beside the file into it, and that may be the part that is good.
struct Salvage {
  let path: String
  private let scratch: String

  /// Files that SQLite keeps beside a database.
  private static let companions = ["-wal", "-shm"]

  /// - Parameter path: the damaged file, which nobody in this process has open.
  init(path: String) {
    self.path = path
    scratch = path + ".rescue-\(getpid())"
  }

  /// The file that says that the database was found to be damaged while it was used.
  static func marker(of path: String) -> String { path + "-damaged" }

  /// Has the next start mend the database: while others use it, it cannot be replaced.
  static func mark(_ path: String) {
    let descriptor = open(marker(of: path), O_CREAT | O_WRONLY | O_CLOEXEC, 0o600)
    if descriptor >= 0 { close(descriptor) }
  }

  /// Whether a file cannot be a database by its first bytes. SQLite itself would look into the file beside it first,
  /// and write what it finds there over whatever a person has put here.
  static func isForeign(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    let expected = Array("SQLite format 3".utf8) + [0]
    var found = [UInt8](repeating: 0, count: expected.count)
    let count = read(descriptor, &found, found.count)
    return count > 0 && (count < expected.count || found != expected)
  }

  /// - Throws: `StoreError.unusable` when another rein has it open or there is no room; then nothing was changed.
  func run() throws -> Rescue {
    try refuseIfUsed()
    guard mkdir(scratch, 0o700) == 0 else { throw DataFolder.unusable(scratch, "cannot be made", errno) }
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    let damaged = scratch + "/damaged.db"
    let fresh = scratch + "/fresh.db"
    try copy(path, to: damaged)
    if access(path + "-wal", F_OK) == 0 { try copy(path + "-wal", to: damaged + "-wal") }
    try DataFolder.makePrivateFile(fresh)
    let counts = try fill(fresh, from: damaged)
    let aside = try keepAside()
    guard rename(fresh, path) == 0 else { throw DataFolder.unusable(path, "cannot be replaced", errno) }
    unlink(Salvage.marker(of: path))
    return Rescue(keptAside: aside, threadCount: counts.threads, messageCount: counts.messages)
  }

  private func refuseIfUsed() throws {
    let descriptor = open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    // The bytes that SQLite locks as long as it has a database open.
    guard csys_is_locked_elsewhere(descriptor, 0x4000_0000, 512) else { return }
    throw StoreError.unusable(
      "The database \(path) is damaged, and another rein has it open. Close that one and start again: what can be "
        + "read is then saved.")
  }

  private func copy(_ source: String, to target: String) throws {
    do {
      try FileManager.default.copyItem(atPath: source, toPath: target)
      chmod(target, 0o600)
    } catch {
      throw StoreError.unusable(
        "The database \(path) is damaged, and there is no room beside it to save what can be read: \(source) cannot "
          + "be copied. Make room, and start again.")
    }
  }

  /// - Returns: how much the new database has.
  private func fill(_ fresh: String, from damaged: String) throws -> (threads: Int, messages: Int) {
    let new = try Connection(path: fresh, patience: .zero)
    try Schema.bringUpToDate(new, path: fresh)
    if let old = try? Connection(path: damaged, patience: .zero) {
      try? old.execute("PRAGMA query_only = 1; PRAGMA cell_size_check = 1")
      try new.transaction {
        for table in SalvagedTable.all { try table.move(from: old, to: new) }
        try SalvagedTable.adoptOrphans(new)
      }
    }
    func count(_ table: String) throws -> Int {
      try new.statement("SELECT count(*) FROM \(table)").first { Int($0.integer(0)) } ?? 0
    }
    return (try count("thread"), try count("message"))
  }

  /// Gives the damaged file and its companions another name. - Returns: that name.
  private func keepAside() throws -> String {
    let stamp = Timestamp.text(.now).filter { $0.isNumber || $0 == "T" }.prefix(15)
    var aside = "\(path).damaged-\(stamp)"
    var number = 2
    while link(path, aside) != 0 {
      guard errno == EEXIST, number < 100 else { throw DataFolder.unusable(aside, "cannot be made", errno) }
      aside = "\(path).damaged-\(stamp)-\(number)"
      number += 1
    }
    for suffix in Salvage.companions where access(path + suffix, F_OK) == 0 {
      guard rename(path + suffix, aside + suffix) == 0 else {
        throw DataFolder.unusable(aside + suffix, "cannot be made", errno)
      }
    }
    return aside
  }
}
