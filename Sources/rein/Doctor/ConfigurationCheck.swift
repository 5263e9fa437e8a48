import Harness
import Workspace

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the person has set, and whether rein starts with it.
struct ConfigurationCheck {
  let findings: [Finding]
  /// The program as it would start; `nil` when it does not.
  let assembly: Assembly?
  /// What keeps commands in.
  let fence: CommandFence

  /// - Parameters:
  ///   - folder: where rein was started.
  ///   - isDatabaseUsable: without one nothing can be put together, and that was said already.
  init(folder: String, environment: [String: String], isDatabaseUsable: Bool) {
    let path = Settings.folder(environment) + "/config.toml"
    let isThere = FileManager.default.fileExists(atPath: path)
    let place = isThere ? path : "\(path) (there is none: all is as rein comes)"
    do {
      guard isDatabaseUsable else {
        let settings = try Settings(contentsOf: path)
        _ = try KeySettings.map(settings.keys, custom: [])
        let workspace = try settings.workspace.workspace(root: Project.root(from: folder))
        self.init(findings: [Finding(.good, "configuration", place)], assembly: nil, fence: workspace.fence)
        return
      }
      let assembly = try Assembly(Launch(), isBrief: true, folder: folder, environment: environment)
      let notes = assembly.commandProblems + assembly.host.configuration.permissions.notes
      self.init(
        findings: [Finding(.good, "configuration", place)]
          + notes.map { Finding(.doubtful, "configuration", $0) },
        assembly: assembly, fence: assembly.workspace.fence)
    } catch {
      self.init(
        findings: [Finding(.broken, "configuration", "\(error)")], assembly: nil,
        fence: CommandFence.find(hasNetwork: false))
    }
  }

  private init(findings: [Finding], assembly: Assembly?, fence: CommandFence) {
    self.findings = findings
    self.assembly = assembly
    self.fence = fence
  }
}
