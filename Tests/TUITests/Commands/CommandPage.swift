import Terminal

@testable import TUI

/// `docs/commands.md`, made from the table.
enum CommandPage {
  static let folder = String(#filePath.split(separator: "/Tests/", maxSplits: 1)[0]) + "/docs"
  static let file = folder + "/commands.md"

  static func text(_ commands: [Command]) -> String {
    var lines = [
      "# Commands and keys", "",
      "Made from the table in `Sources/TUI/Commands`; a test compares. `F1` shows the same in the program.",
      "",
      "## Commands", "",
      "Typed into the message box after a slash; `Tab` completes.", "",
      "| Command | Keys | What it does |", "|---|---|---|",
    ]
    for command in commands where command.isSlash {
      let usage = (["/" + command.name] + [command.argument?.hint].compactMap { $0 }).joined(separator: " ")
      let aliases = command.aliases.isEmpty ? "" : " Also `/\(command.aliases.joined(separator: "`, `/"))`."
      lines.append("| `\(usage)` | \(keys(command.keys, of: command)) | \(command.summary).\(aliases) |")
    }
    for context in KeyContext.allCases {
      lines += [
        "", "## \(context.rawValue)", "", "`[keys.\(context.name)]` in the configuration.", "",
        "| Keys | What they do | Name |", "|---|---|---|",
      ]
      for command in commands where command.contexts.contains(context) {
        if command.keys.isEmpty, command.isSlash { continue }
        let keys = keys(command.keys(in: context), of: command)
        lines.append("| \(keys) | \(command.summary) | `\(command.name)` |")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func keys(_ keys: [Key], of command: Command) -> String {
    if keys.isEmpty { return command.isSlash ? "" : "none" }
    return
      keys.map { $0.label == "`" ? "`` ` ``" : "`\($0.label)`" }.joined(separator: " ")
      .replacing("|", with: "\\|")
  }
}
