import ArgumentParser

/// The threads, without a screen.
struct ThreadsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "threads", abstract: "List the threads of this project, write one down, or bring one here.",
    subcommands: [ThreadsList.self, ThreadsExport.self, ThreadsAdopt.self],
    defaultSubcommand: ThreadsList.self)
}
