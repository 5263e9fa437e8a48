import ArgumentParser
import Harness
import Terminal

/// Brings a thread of another folder here: a project that was moved, or a thread from when projects were known by their
/// remote.
struct ThreadsAdopt: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adopt", abstract: "Make a thread of another project one of this project.",
    discussion: "rein never does so by itself: a folder could pretend to be another project.")

  @Argument(help: "The id of the thread; `rein threads --all` lists all there are.")
  var id: String

  @Option(
    help: ArgumentHelp("The database to use instead of the one in the data folder.", visibility: .hidden))
  var database: String?

  func run() throws {
    let id = id
    let title = try ThreadsBench.orExit(database: database).orExit { try await $0.adopt(id) }
    put("\(Sanitizer.prose(title.isEmpty ? id : title)) is a thread of this project now.\n")
  }
}

extension ThreadsBench {
  /// Makes a thread one of this project. - Returns: its title.
  func adopt(_ id: String) async throws -> String {
    guard let thread = try await store.thread(id) else {
      throw Failure("There is no thread \(id). `rein threads --all` lists all there are.")
    }
    let project = resourceID
    try await store.update(id) { $0.resourceID = project }
    return thread.title
  }
}
