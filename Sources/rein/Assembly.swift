import ArgumentParser
import Harness
import Providers
import Storage
import TUI
import Workspace

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The parts of the program, built from the environment, the configuration and the command line.
struct Assembly {
  let settings: Settings
  let host: Host
  let resourceID: String
  /// What is to be said about the fence, once.
  let fenceNotice: FenceNotice?
  let workspace: Workspace
  /// The commands of the screen, with their keys.
  let keys: KeyMap
  /// What is wrong with files of commands, in sentences.
  let commandProblems: [String]
  /// What the model is told.
  let instructions: Instructions

  /// Builds the parts; what is wrong is said in one sentence on standard error, and the program ends with status 1.
  /// - Parameter isBrief: the program ends with the run, so that nothing is done ahead for the next one.
  static func orExit(_ launch: Launch, isBrief: Bool = false) throws -> Assembly {
    do {
      return try Assembly(
        launch, isBrief: isBrief, folder: FileManager.default.currentDirectoryPath,
        environment: ProcessInfo.processInfo.environment)
    } catch {
      complain("rein: \(error)")
      throw ExitCode(1)
    }
  }

  /// - Parameter folder: where rein was started.
  init(_ launch: Launch, isBrief: Bool, folder: String, environment: [String: String]) throws {
    let ownFolder = Settings.folder(environment)
    settings = try Settings(contentsOf: ownFolder + "/config.toml")
    workspace = try settings.workspace.workspace(root: Project.root(from: folder))
    resourceID = Workspace.resourceID(for: workspace.root)
    let files = CommandFiles(own: ownFolder + "/commands", in: workspace)
    commandProblems = files.problems
    keys = try KeySettings.map(settings.keys, custom: files.commands)
    let store = try SQLiteThreadStore.open(at: launch.database ?? SQLiteThreadStore.defaultPath)
    var configuration = HostConfiguration(store: store, locks: LockFiles(folder: store.folder))
    configuration.providers = AllProviders.make(environment: settings.completing(environment))
    configuration.tools = WorkspaceTools.all(in: workspace)
    configuration.fencing = workspace.fence.fencing
    configuration.folderKeeper = workspace
    configuration.modes = try ModeSettings.apply(
      settings.modes, to: configuration.modes, providers: configuration.providers.map(\.id),
      tools: configuration.toolNames)
    configuration.subagents = try SubagentSettings.apply(
      settings.subagents, to: configuration.subagents, providers: configuration.providers.map(\.id),
      tools: configuration.toolNames)
    configuration.modelID = launch.model ?? settings.model ?? "offline/guide"
    configuration.defaultModeID = launch.mode ?? settings.mode
    let effective = try EffectiveRules(
      settings, in: workspace, folder: ownFolder, home: environment["HOME"], allowing: launch.allow,
      tools: configuration.toolSpecs)
    configuration.permissions = effective.rules
    configuration.ruleKeeper = effective.keeper
    configuration.memory = settings.memory
    configuration.memory.worksAhead = !isBrief
    if let path = launch.record {
      let file = try RecordFile(path: path, secrets: Assembly.secrets(environment))
      configuration.eventLog = EventLog { try file.append($0) }
    }
    let instructions = Instructions(
      workspace: workspace, folder: folder, ownFile: ownFolder + "/AGENTS.md", ownText: settings.instructions)
    self.instructions = instructions
    configuration.instructions = { instructions.text(now: Timestamp.now) }
    fenceNotice = FenceNotice(about: workspace.fence, folder: store.folder)
    host = try Host(configuration)
    let models = [configuration.modelID, settings.memory.observerModelID, settings.memory.reflectorModelID]
    for case let model? in models { try Assembly.check(model, host) }
  }

  /// What the environment keeps secret, by the common endings of names.
  private static func secrets(_ environment: [String: String]) -> [String] {
    environment.filter { name, _ in
      ["_KEY", "_TOKEN", "_SECRET", "_PASSWORD"].contains { name.uppercased().hasSuffix($0) }
    }.map(\.value)
  }

  private static func check(_ modelID: String, _ host: Host) throws {
    let names = host.configuration.providers.map(\.id)
    if SettingsReader.isModel(modelID, of: names) { return }
    throw Failure(
      "There is no model \(modelID). A model is PROVIDER/NAME; providers are \(names.joined(separator: ", ")). "
        + "`rein models` lists them.")
  }
}

/// Where the project is.
enum Project {
  /// The nearest folder upwards that is a git work tree, else the folder itself.
  static func root(from folder: String) -> String {
    var candidate = folder
    while !candidate.isEmpty, candidate != "/" {
      if FileManager.default.fileExists(atPath: candidate + "/.git") { return candidate }
      candidate = String(candidate.prefix(upTo: candidate.lastIndex(of: "/") ?? candidate.startIndex))
    }
    return folder
  }
}
