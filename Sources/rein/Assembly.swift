import ArgumentParser
import Harness
import Providers
import Storage
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
  /// What the model is told.
  let instructions: Instructions

  /// Builds the parts; what is wrong is said in one sentence on standard error, and the program ends with status 1.
  /// - Parameter isBrief: the program ends with the run, so that nothing is done ahead for the next one.
  static func orExit(_ launch: Launch, isBrief: Bool = false) throws -> Assembly {
    do {
      return try Assembly(launch, isBrief: isBrief, environment: ProcessInfo.processInfo.environment)
    } catch {
      complain("rein: \(error)")
      throw ExitCode(1)
    }
  }

  init(_ launch: Launch, isBrief: Bool, environment: [String: String]) throws {
    let ownFolder = Settings.folder(environment)
    settings = try Settings(contentsOf: ownFolder + "/config.toml")
    let folder = FileManager.default.currentDirectoryPath
    let workspace = try Workspace(root: Project.root(from: folder))
    resourceID = Workspace.resourceID(for: workspace.root)
    let store = try SQLiteThreadStore.open(at: launch.database ?? SQLiteThreadStore.defaultPath)
    var configuration = HostConfiguration(store: store, locks: LockFiles(folder: store.folder))
    let keys = try KeyFile(folder: Keys.folder).keys()
    configuration.providers = AllProviders.make(
      environment: settings.completing(environment), settings: settings.providers, keys: keys)
    configuration.tools = WorkspaceTools.all(in: workspace)
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
    try settings.checkPermissions(tools: configuration.toolNames)
    configuration.permissions = try Assembly.rules(
      settings.permissions, allowing: launch.allow, tools: configuration.toolNames)
    configuration.memory = settings.memory
    configuration.memory.worksAhead = !isBrief
    if let path = launch.record {
      let file = try RecordFile(
        path: path, secrets: Assembly.secrets(environment, settings.providers) + keys.values)
      configuration.eventLog = EventLog { try file.append($0) }
    }
    let instructions = Instructions(
      workspace: workspace, folder: folder, ownFile: ownFolder + "/AGENTS.md", ownText: settings.instructions)
    self.instructions = instructions
    configuration.instructions = { instructions.text(now: Timestamp.now) }
    let reader = AttachmentReader(root: workspace.root, folder: folder, home: environment["HOME"])
    configuration.attachments = { reader.attachments(in: $0) }
    // What a script asks for says nothing about what the person likes.
    if !isBrief { configuration.modelUse = ModelUseFile(folder: Keys.folder) }
    configuration.modelID = try settings.firstModel(launch, configuration)
    host = try Host(configuration)
  }

  /// What the environment keeps secret, by the common endings of names, and what is sent in headers.
  private static func secrets(
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

  private static func rules(
    _ base: PermissionRules, allowing names: [String], tools: [String]
  ) throws -> PermissionRules {
    var rules = base
    for name in names {
      if let category = ToolCategory(rawValue: name) {
        rules.categories[category] = .allow
      } else if tools.contains(name) {
        rules.tools[name] = .allow
      } else {
        let known = ToolCategory.allCases.map(\.rawValue) + tools
        throw Failure(
          "--allow \(name): there is no such category or tool. There are \(known.joined(separator: ", ")).")
      }
    }
    return rules
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
