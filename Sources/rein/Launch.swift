import ArgumentParser
import Harness

/// What the command line asks for; flags of the chat and of `-p`.
struct Launch: ParsableArguments {
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
}
