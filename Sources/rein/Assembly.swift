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
  /// What became of a damaged database; `nil` for a sound one.
  let rescue: Rescue?
  /// What the model is told.
  let instructions: Instructions
  /// Writes threads down.
  let exports: ExportFolder

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
    let store = try SQLiteThreadStore.open(at: launch.database ?? SQLiteThreadStore.defaultPath)
    rescue = store.rescue
    var workspace = try settings.workspace.workspace(root: Project.root(from: folder))
    workspace.shadow = ShadowFiles(folder: store.folder + "/shadow")
    self.workspace = workspace
    resourceID = Workspace.resourceID(for: workspace.root)
    let files = CommandFiles(own: ownFolder + "/commands", in: workspace)
    commandProblems = files.problems
    keys = try KeySettings.map(settings.keys, custom: files.commands)
    var configuration = HostConfiguration(store: store, locks: LockFiles(folder: store.folder))
    let secrets = Secrets(Assembly.secrets(environment, settings.providers))
    let kept = try KeptKeys(KeyFile(folder: Keys.folder), environment, secrets: secrets)
    configuration.providers = AllProviders.make(
      environment: settings.completing(environment), settings: settings.providers, keys: kept.all)
    configuration.tools = WorkspaceTools.all(in: workspace)
    configuration.fencing = workspace.fence.fencing
    configuration.folderKeeper = workspace
    configuration.files = WorkspaceFileHistory(of: workspace)
    configuration.modes = try ModeSettings.apply(
      settings.modes, to: configuration.modes, providers: configuration.providers.map(\.id),
      tools: configuration.toolNames)
    configuration.subagents = try SubagentSettings.apply(
      settings.subagents, to: configuration.subagents, providers: configuration.providers.map(\.id),
      tools: configuration.toolNames)
    for index in configuration.modes.indices {
      configuration.modes[index].thinking = configuration.modes[index].thinking ?? settings.thinking
      configuration.modes[index].maxOutputTokens =
        configuration.modes[index].maxOutputTokens ?? settings.maxOutput
    }
    configuration.defaultModeID = try settings.firstMode(launch, configuration.modes)
    let effective = try EffectiveRules(
      settings, in: workspace, folder: ownFolder, home: environment["HOME"], allowing: launch.allow,
      tools: configuration.toolSpecs)
    configuration.permissions = effective.rules
    configuration.ruleKeeper = effective.keeper
    configuration.memory = settings.memory
    configuration.memory.worksAhead = !isBrief
    // The guide without a network names nothing, and a script does not need a name.
    if !isBrief {
      let cheap = settings.memory.observerModelID
      configuration.titleModel = { $0.hasPrefix("offline/") ? nil : cheap ?? $0 }
    }
    exports = ExportFolder(
      path: store.folder + "/exports",
      bench: ThreadsBench(store: store, locks: configuration.locks, resourceID: resourceID, secrets: secrets))
    if let path = launch.record {
      let file = try RecordFile(path: path, secrets: secrets)
      configuration.eventLog = EventLog { try file.append($0) }
    }
    let instructions = Instructions(
      workspace: workspace, folder: folder, ownFile: ownFolder + "/AGENTS.md", ownText: settings.instructions)
    self.instructions = instructions
    configuration.instructions = { instructions.text(now: Timestamp.now) }
    fenceNotice = FenceNotice(about: workspace.fence, folder: store.folder)
    let reader = AttachmentReader(root: workspace.root, folder: folder, home: environment["HOME"])
    configuration.attachments = { reader.attachments(in: $0) }
    // What a script asks for says nothing about what the person likes.
    if !isBrief { configuration.modelUse = ModelUseFile(folder: launch.dataFolder) }
    configuration.modelID = try settings.firstModel(launch, configuration)
    host = try Host(configuration)
  }

  /// What the environment keeps secret, by the common endings of names, and what is sent in headers.
  static func secrets(
    _ environment: [String: String], _ providers: [ProviderSettings]
  ) -> [String] {
    let names = providers.flatMap { provider in
      [provider.keyName]
        + provider.headers.map { $0.value.hasPrefix("$") ? String($0.value.dropFirst()) : nil }
    }.compactMap(\.self)
    let secret = environment.filter { name, _ in
      names.contains(name)
        || ["_KEY", "_TOKEN", "_SECRET", "_PASSWORD"].contains { name.uppercased().hasSuffix($0) }
    }.map(\.value)
    return secret + providers.flatMap(\.headers).map(\.value)
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
