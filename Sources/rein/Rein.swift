import ArgumentParser

/// The program: without a subcommand it opens the chat, or answers one prompt with `-p`.
@main
struct Rein: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rein",
    abstract: "A terminal chat client for LLM agents.",
    discussion: """
      Without a subcommand rein opens the thread you used last in this project. With -p it answers one prompt \
      without a screen; what would be asked is then refused unless --allow names it.

      Exit status: 0 done, 1 error, 2 something needed an approval (-p), 64 wrong flags, 128 and the number of the \
      signal that ended it (130 for Ctrl+C).
      """,
    version: "0.1.0",
    subcommands: [
      Chat.self, ReplayCommand.self, ModelsCommand.self, PromptCommand.self,
      PermissionsCommand.self,
      ThreadsCommand.self, ConfigCommand.self, DoctorCommand.self, LoginCommand.self,
      LogoutCommand.self,
    ],
    defaultSubcommand: Chat.self)

  /// The start of the program. Without arguments there is nothing to parse, and the parser would be a good part of the
  /// time until the first screen.
  static func main() {
    guard CommandLine.arguments.count == 1 else { return main(nil) }
    do {
      try Chat.openScreen(Launch())
    } catch {
      exit(withError: error)
    }
  }
}
