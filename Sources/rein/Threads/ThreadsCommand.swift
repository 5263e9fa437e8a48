import ArgumentParser

/// The threads, without a screen.
struct ThreadsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "threads", abstract: "List the threads of this project, and keep them in order.",
    subcommands: [
      ThreadsList.self, ThreadsExport.self, ThreadsDelete.self, ThreadsRestore.self, ThreadsRename.self,
      ThreadsPin.self, ThreadsAdopt.self,
    ],
    defaultSubcommand: ThreadsList.self)
}
