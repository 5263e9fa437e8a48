import ArgumentParser
import TUI

/// Prints what may run and why.
struct PermissionsList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Print the rules that count here, and where each stands (the default).")

  func run() throws {
    let bench = try PermissionsBench.orExit()
    put(
      PermissionsBench.text(PermissionLine.rules(bench.rules, keptIn: bench.keptIn, folders: bench.folders)))
  }
}
