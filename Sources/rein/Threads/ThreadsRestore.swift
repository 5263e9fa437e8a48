import ArgumentParser
import Harness
import Storage
import Terminal

/// Brings a deleted thread back.
struct ThreadsRestore: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Bring a deleted thread back.")

  @Argument(help: "The id of the thread; `rein threads list --trash` lists those that were deleted.")
  var id: String

  @Option(
    help: ArgumentHelp("The database to use instead of the one in the data folder.", visibility: .hidden))
  var database: String?

  func run() throws {
    let id = id
    let title = try ThreadsBench.orExit(database: database).orExit { try await $0.restore(id) }
    put("\(Sanitizer.prose(title.isEmpty ? id : title)) is back.\n")
  }
}
