import ArgumentParser
import Harness
import Storage
import Terminal

/// Deletes a thread.
struct ThreadsDelete: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Delete a thread. It can be restored for \(Session.daysInTrash) days.")

  @Argument(help: "The id of the thread, of any project.")
  var id: String

  @Flag(help: "Remove it for good, also one that was deleted before.")
  var forGood = false

  @Option(
    help: ArgumentHelp("The database to use instead of the one in the data folder.", visibility: .hidden))
  var database: String?

  func run() throws {
    let id = id
    let forGood = forGood
    let title = try ThreadsBench.orExit(database: database).orExit {
      try await $0.delete(id, forGood: forGood, now: Timestamp.now)
    }
    put(Sanitizer.prose(title.isEmpty ? id : title))
    put(forGood ? " is removed for good.\n" : " is deleted. `rein threads restore \(id)` brings it back.\n")
  }
}
