import ArgumentParser
import Harness
import Storage

/// Gives a thread a title.
struct ThreadsRename: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "Give a thread a title.")

  @Argument(help: "The id of the thread, of any project.")
  var id: String

  @Argument(help: "The title.")
  var title: String

  @Option(
    help: ArgumentHelp("The database to use instead of the one in the data folder.", visibility: .hidden))
  var database: String?

  func validate() throws {
    guard title.contains(where: { !$0.isWhitespace }) else {
      throw ValidationError("A title needs at least one letter.")
    }
  }

  func run() throws {
    let id = id
    let title = title
    try ThreadsBench.orExit(database: database).orExit { try await $0.rename(id, to: title) }
  }
}
