import Workspace

/// What of this machine rein makes use of.
enum SurroundingsCheck {
  /// What keeps commands in.
  static func finding(_ fence: CommandFence) -> Finding {
    switch fence {
    case .none(let reason) where reason == CommandFence.isUnwanted:
      Finding(.absent, "fence", "commands are not fenced, as the configuration says")
    case .none(let reason):
      Finding(
        .doubtful, "fence",
        "commands are not fenced: \(reason); what you allow can do all that you can (docs/permissions.md)")
    case .bubblewrap(let path, let hasNetwork):
      Finding(.good, "fence", "commands run behind \(path), \(hasNetwork ? "with" : "without") the network")
    case .seatbelt(let hasNetwork):
      Finding(
        .good, "fence", "commands run behind sandbox-exec, \(hasNetwork ? "with" : "without") the network")
    }
  }

  /// The programs that copy texts.
  static func clipboard(_ environment: [String: String]) -> Finding {
    let names = Clipboard(environment: environment).programs.map { $0[0] }
    let there = names.filter { ProgramAnswer.path(of: $0, environment) != nil }
    if !there.isEmpty { return Finding(.good, "clipboard", "by \(there.joined(separator: ", "))") }
    let missing =
      names.isEmpty ? "no desktop and no tmux here" : "\(names.joined(separator: ", ")) not installed"
    return Finding(
      names.isEmpty ? .absent : .doubtful, "clipboard",
      "\(missing): copied texts are offered to the terminal, which may or may not take them, and kept in a file"
    )
  }
}
