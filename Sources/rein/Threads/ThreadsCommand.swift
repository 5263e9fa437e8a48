import ArgumentParser

/// The threads, without a screen.
struct ThreadsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "threads", abstract: "List the threads of this project, or write one down.",
    subcommands: [ThreadsList.self, ThreadsExport.self], defaultSubcommand: ThreadsList.self)
}
