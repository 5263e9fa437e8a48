import ArgumentParser
import Harness

/// Writes a thread down.
struct ThreadsExport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a thread as markdown to read, or as JSON with all that is kept.",
    discussion: "Keys that rein knows are not in it; what else was said and read is.")

  /// The forms of a text.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    /// For people: who said what, and what the tools did.
    case markdown
    /// For programs: everything that is kept, as it is kept.
    case json
  }

  @Argument(help: "The id of the thread, of any project.")
  var id: String?

  @Flag(help: "The thread used last in this project.")
  var last = false

  @Option(help: "markdown or json.")
  var format: Format = .markdown

  @Option(help: ArgumentHelp("Write into this file, which must not be there yet.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp("The database to use instead of the one in the data folder.", visibility: .hidden))
  var database: String?

  func validate() throws {
    guard (id == nil) == last else { throw ValidationError("Name a thread by its id, or say --last.") }
  }

  func run() throws {
    let bench = try ThreadsBench.orExit(database: database)
    let id = id
    let export = try bench.orExit { try await $0.export(of: id) }
    let text = bench.withoutSecrets(format == .json ? export.json.text() + "\n" : export.markdown)
    guard let output else {
      put(text)
      return
    }
    do {
      try NewFile.write(text, to: output)
    } catch {
      complain("rein: \(error)")
      throw ExitCode(1)
    }
  }
}
