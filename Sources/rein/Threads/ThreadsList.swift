import ArgumentParser
import Harness

/// Lists threads.
struct ThreadsList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List title, age, messages and id, last used first (the default).")

  @Flag(help: "List the threads of all projects.")
  var all = false

  @Flag(help: "List deleted threads, with the time they were deleted.")
  var trash = false

  @Option(
    help: ArgumentHelp("The database to use instead of the one in the data folder.", visibility: .hidden))
  var database: String?

  func run() throws {
    let isEverywhere = all
    let isTrash = trash
    let rows = try ThreadsBench.orExit(database: database).orExit {
      try await isTrash
        ? $0.listTrash(isEverywhere: isEverywhere, now: Timestamp.now)
        : $0.list(isEverywhere: isEverywhere, now: Timestamp.now)
    }
    if rows.isEmpty {
      complain(
        trash ? "No thread was deleted." : "There are no threads \(all ? "yet" : "in this project yet").")
    }
    put(ThreadRow.table(rows))
  }
}
