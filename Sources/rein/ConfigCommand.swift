import ArgumentParser
import Harness

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Shows what is in effect, and where each value comes from.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Print what is set, and where each value comes from.")

  @Flag(help: "Print only where the configuration file is, or would be.")
  var path = false

  @OptionGroup var flags: LaunchFlags

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let file = Settings.folder(environment) + "/config.toml"
    if path {
      put(file + "\n")
      return
    }
    let launch = flags.launch
    let assembly = try Assembly.orExit(launch)
    let rows = try EffectiveSettings(
      assembly: assembly, launch: launch, environment: environment, keys: KeyFile(folder: Keys.folder)
    ).rows
    let isThere = FileManager.default.fileExists(atPath: file)
    put("# \(file)\(isThere ? "" : " (there is none)")\n")
    put(ConfigCommand.table(rows))
  }

  /// Rows with the origins below each other, as far as the values are short.
  static func table(_ rows: [EffectiveSettings.Row]) -> String {
    let widest = rows.map { $0.text.count }.filter { $0 <= 60 }.max() ?? 0
    return rows.map { row in
      let blanks = String(repeating: " ", count: max(2, widest + 2 - row.text.count))
      return "\(row.text)\(blanks)# \(row.origin)\n"
    }.joined()
  }
}
