import ArgumentParser
import Workspace

/// The program: without a subcommand it opens the chat, or answers one prompt with `-p`.
@main
struct Rein: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rein",
    abstract: "A terminal chat client for LLM agents.",
    usage: "rein [<options>]\nrein <subcommand> [<options>]",
    discussion: """
      Without a subcommand rein opens the thread you used last in this project. With -p it answers one prompt \
      without a screen; what would be asked is then refused unless --allow names it.

      Exit status: 0 done, 1 error, 2 something needed an approval (-p), 64 wrong flags, 128 and the number of the \
      signal that ended it (130 for Ctrl+C).
      """,
    version: "0.1.0",
    subcommands: [
      Chat.self, ReplayCommand.self, ModelsCommand.self, PromptCommand.self, PermissionsCommand.self,
      ThreadsCommand.self, ConfigCommand.self, DoctorCommand.self, LoginCommand.self, LogoutCommand.self,
    ],
    defaultSubcommand: Chat.self)

  /// The start of the program. Without arguments there is nothing to parse, and the parser would be a good part of the
  /// time until the first screen.
  static func main() {
    OwnProcess.giveMemoryBack()
    OwnProcess.seal()
    let arguments = CommandLine.arguments.dropFirst()
    if ["help", "-h", "--help"].contains(arguments.first), arguments.count == 1 {
      put(wholeHelp() + "\n")
      return
    }
    guard arguments.isEmpty else { return main(nil) }
    do {
      try Chat.openScreen(Launch())
    } catch {
      exit(withError: error)
    }
  }

  /// The help with the flags of the chat among it: the parser shows those of a default subcommand only with its own help.
  /// - Parameter columns: the width; `nil` for that of the terminal.
  static func wholeHelp(columns: Int? = nil) -> String {
    let own = helpMessage(columns: columns)
    let chat = Chat.helpMessage(columns: columns)
    let start = "OPTIONS:\n"
    let last = "  -h, --help"
    guard let ownStart = own.firstRange(of: start), let chatStart = chat.firstRange(of: start),
      let chatEnd = chat.firstRange(of: last), chatStart.upperBound < chatEnd.lowerBound
    else { return own }
    let flags = chat[chatStart.upperBound..<chatEnd.lowerBound]
    return String(own[..<ownStart.upperBound] + flags + own[ownStart.upperBound...])
  }
}
