import ArgumentParser
import Harness

/// What the program is started with.
struct Launch: Sendable {
  /// The model, as `PROVIDER/NAME`; `nil` for the usual one.
  var model: String?
  /// The mode; `nil` for the usual one.
  var mode: String?
  /// Categories and tools that run without asking.
  var allow: [String] = []
  /// Whether a new thread is started.
  var new = false
  /// The thread to open; `nil` for the one used last.
  var thread: String?
  /// The file that every event is written to.
  var record: String?
  /// Whether the chat comes in lines, for screen readers.
  var isLinear = false
  /// The database; `nil` for the one in the data folder.
  var database: String?

  /// Where the database is, with what is remembered beside it.
  var dataFolder: String {
    guard let database, let slash = database.lastIndex(of: "/") else { return Keys.folder }
    return String(database[..<slash])
  }
}

/// What the command line asks for; flags of the chat and of `-p`.
struct LaunchFlags: ParsableArguments {
  @Option(
    help:
      "The model: PROVIDER/NAME, for example openai/gpt-5 or offline/guide; also for the thread that is opened."
  )
  var model: String?

  @Option(
    help: "The mode: build, plan, chat or one of the configuration; also for the thread that is opened.")
  var mode: String?

  @Option(
    help: "Allow a category (read, edit, execute, mcp, other) or a tool without asking; may be repeated.")
  var allow: [String] = []

  @Flag(help: "Start a new thread instead of opening the one used last.")
  var new = false

  @Option(help: "Open the thread with this id.")
  var thread: String?

  @Option(
    help: ArgumentHelp(
      "Write every event into this file, to be looked at with `rein replay`.", valueName: "file"))
  var record: String?

  @Option(
    help: ArgumentHelp("The database to use instead of the one in the data folder.", visibility: .hidden))
  var database: String?

  @Flag(help: "No screen: lines in words that are never painted anew, for screen readers.")
  var screenReader = false

  /// The flags as values.
  var launch: Launch {
    Launch(
      model: model, mode: mode, allow: allow, new: new, thread: thread, record: record,
      isLinear: screenReader, database: database)
  }
}
