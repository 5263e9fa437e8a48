import ArgumentParser
import Harness
import TUI
import Workspace

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What decides in this folder, without a session.
struct PermissionsBench {
  let rules: PermissionRules
  /// The file that keeps rules for the project.
  let keptIn: String
  /// Folders besides the project in which tools may work.
  let folders: [String]
  private let tools: [any Tool]

  /// What is wrong is said on standard error, and the program ends with status 1.
  static func orExit() throws -> PermissionsBench {
    do {
      return try PermissionsBench(
        from: FileManager.default.currentDirectoryPath, environment: ProcessInfo.processInfo.environment)
    } catch {
      complain("rein: \(error)")
      throw ExitCode(1)
    }
  }

  init(from folder: String, environment: [String: String]) throws {
    let own = Settings.folder(environment)
    let settings = try Settings(contentsOf: own + "/config.toml")
    let workspace = try settings.workspace.workspace(root: Project.root(from: folder))
    folders = workspace.grantedPaths
    tools = WorkspaceTools.all(in: workspace)
    var configuration = HostConfiguration(store: MemoryThreadStore(), locks: MemoryThreadLocks())
    configuration.tools = tools
    let effective = try EffectiveRules(
      settings, in: workspace, folder: own, home: environment["HOME"],
      tools: configuration.toolSpecs)
    rules = effective.rules
    keptIn = effective.keeper.place
  }

  /// Decides as a new session would.
  func trial(_ text: String) async -> PermissionTrial {
    let rules = rules
    return await PermissionTrial(text, with: tools) { spec, needs in
      PermissionDecision(
        tool: spec.name, category: spec.category, needs: needs, rules: rules, grants: Grants(), isYolo: false,
        isReadOnly: false)
    }
  }

  /// Lines as they are printed.
  static func text(_ lines: [PermissionLine]) -> String {
    lines.map { line in
      "  \(line.label)" + (line.detail.isEmpty ? "" : "  (\(line.detail))") + "\n"
    }.joined()
  }
}
