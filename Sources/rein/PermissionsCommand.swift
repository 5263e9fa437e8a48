import ArgumentParser

/// What may run, seen from the command line.
struct PermissionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "permissions", abstract: "Say what may run without asking, and why.",
    subcommands: [PermissionsList.self, PermissionsCheck.self], defaultSubcommand: PermissionsList.self)
}
