import ArgumentParser
import Storage
import Workspace

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Looks at everything rein needs, and says what is wrong and what to do.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Look at all that rein needs, and say what is wrong and what to do.",
    discussion: """
      One line for each thing: ok, - (could be had), ! (could be better), x (broken). The exit status is 1 when \
      something is broken. No key is printed.
      """)

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    var findings: [Finding] = []
    // Asking servers takes a while; what is known already is said meanwhile.
    func tell(_ new: [Finding]) {
      for finding in new { put(finding.line + "\n") }
      findings += new
    }
    tell(TerminalCheck.findings(environment))
    tell(KeyCheck.findings(environment))
    tell([LocaleCheck.finding(environment), SurroundingsCheck.clipboard(environment)])
    let database = DatabaseCheck.finding(path: SQLiteThreadStore.defaultPath)
    tell([database])
    let configuration = ConfigurationCheck(
      folder: FileManager.default.currentDirectoryPath, environment: environment,
      isDatabaseUsable: database.verdict != .broken)
    tell(configuration.findings)
    tell([SurroundingsCheck.finding(configuration.fence)])
    if let assembly = configuration.assembly {
      tell(ModelCheck.findings(assembly, environment))
    } else {
      tell([Finding(.absent, "models", "not looked at before what is broken (x) is mended")])
    }
    put("\n" + Finding.summary(of: findings) + "\n")
    if findings.contains(where: { $0.verdict == .broken }) { throw ExitCode(1) }
  }
}
