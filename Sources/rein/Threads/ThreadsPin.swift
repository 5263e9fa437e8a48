import ArgumentParser
import Harness
import Storage

/// Keeps a thread on top of lists.
struct ThreadsPin: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pin", abstract: "Keep a thread on top of lists, or no longer.")

  @Argument(help: "The id of the thread, of any project.")
  var id: String

  @Flag(help: "No longer keep it there.")
  var off = false

  @Option(
    help: ArgumentHelp("The database to use instead of the one in the data folder.", visibility: .hidden))
  var database: String?

  func run() throws {
    let id = id
    let isOn = !off
    try ThreadsBench.orExit(database: database).orExit { try await $0.pin(id, isOn) }
  }
}
