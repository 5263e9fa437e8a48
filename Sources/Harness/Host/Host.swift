/// The shared host of sessions (the Harness of the model): modes, models, tools, storage, permissions and thread
/// locks. It holds nothing of a conversation; that is in its sessions, one per user.
@HarnessActor
public final class Host {
  /// What it was built from.
  public nonisolated let configuration: HostConfiguration
  /// The mode sessions start in.
  public nonisolated let defaultMode: Mode
  /// Every tool that can be offered, by name.
  nonisolated let tools: [String: any Tool]
  /// Names of the tools in the order they are offered.
  nonisolated let toolNames: [String]
  private var sessions: [SessionKey: Session] = [:]

  private struct SessionKey: Hashable {
    var resourceID: String
    var owner: String
  }

  /// Builds a host. Nothing is emitted, opened or asked yet.
  /// - Throws: `ConfigurationError`, checked in the order the original checks: per mode duplicates and tools,
  ///   then transitions, then the default mode; then names of tools and providers, and subagents.
  public nonisolated init(_ configuration: HostConfiguration) throws {
    self.configuration = configuration
    defaultMode = try Host.checkedDefaultMode(configuration)
    var tools: [String: any Tool] = [:]
    var names: [String] = []
    for tool in configuration.offeredTools {
      guard tools.updateValue(tool, forKey: tool.spec.name) == nil else {
        throw ConfigurationError.duplicateName(tool.spec.name)
      }
      names.append(tool.spec.name)
    }
    guard Set(configuration.providers.map(\.id)).count == configuration.providers.count else {
      throw ConfigurationError.duplicateName(configuration.providers.map(\.id).joined(separator: ", "))
    }
    let known = configuration.disabledBuiltInTools.union(names)
    for mode in configuration.modes {
      guard let unknown = mode.tools?.first(where: { !known.contains($0) }) else { continue }
      throw ConfigurationError.unknownTool(mode: mode.id, name: unknown)
    }
    try Host.check(configuration.subagents, tools: names)
    self.tools = tools
    toolNames = names
  }

  private nonisolated static func check(_ subagents: [Subagent], tools: [String]) throws {
    var seen: Set<String> = []
    let usable = Set(tools).subtracting(Host.askingTools)
    for subagent in subagents {
      guard seen.insert(subagent.id).inserted else {
        throw ConfigurationError.duplicateSubagent(subagent.id)
      }
      guard case .named(let names) = subagent.tools else { continue }
      if let name = names.first(where: { !usable.contains($0) }) {
        throw ConfigurationError.unusableSubagentTool(subagent: subagent.id, tool: name)
      }
    }
  }

  /// Tools that wait for an answer of the person.
  private nonisolated static let askingTools: Set<String> = [AskUser.name, SubmitPlan.name]

  /// The tools of a subagent that is no fork, in the order they are offered.
  nonisolated func tools(of subagent: Subagent) -> [any Tool] {
    let names =
      switch subagent.tools {
      case .all: toolNames.filter { $0 != StartSubagent.name }
      case .reading: toolNames.filter { tools[$0]?.spec.category == .read }
      case .named(let names): names
      }
    var seen = Host.askingTools
    return names.filter { seen.insert($0).inserted }.compactMap { tools[$0] }
      .map { UnattendedTool(tool: $0) }
  }

  private nonisolated static func checkedDefaultMode(_ configuration: HostConfiguration) throws -> Mode {
    let modes = configuration.modes
    var seen: Set<String> = []
    for mode in modes {
      guard seen.insert(mode.id).inserted else { throw ConfigurationError.duplicateMode(mode.id) }
      if mode.tools != nil, !mode.additionalTools.isEmpty {
        throw ConfigurationError.replacesAndAddsTools(mode: mode.id)
      }
    }
    for mode in modes {
      guard let target = mode.transitionsTo else { continue }
      if target == mode.id { throw ConfigurationError.transitionToItself(mode: mode.id) }
      if !seen.contains(target) { throw ConfigurationError.unknownTransition(mode: mode.id, target: target) }
    }
    if let id = configuration.defaultModeID {
      guard let mode = modes.first(where: { $0.id == id }) else {
        throw ConfigurationError.unknownDefaultMode(id)
      }
      return mode
    }
    guard let mode = modes.first(where: \.isDefault) ?? modes.first else { throw ConfigurationError.noModes }
    return mode
  }

  /// The session of a user: the one there is, or a new one.
  /// - Parameters:
  ///   - resourceID: whose threads it sees; the host's id when `nil`.
  ///   - owner: tells users of one resource apart.
  public func session(resourceID: String? = nil, owner: String = "") -> Session {
    let resource = resourceID ?? configuration.id
    let key = SessionKey(resourceID: resource, owner: owner)
    if let session = sessions[key] { return session }
    let session = Session(host: self, resourceID: resource, owner: owner.isEmpty ? configuration.id : owner)
    sessions[key] = session
    return session
  }

  /// The resources that have threads, each once, the one used last first. Forks of subagents do not count.
  /// - Throws: `StoreError.unusable`.
  public nonisolated func knownResourceIDs() async throws -> [String] {
    let threads = try await configuration.store.threads(resourceID: nil, includingForks: false)
    return Array(OrderedSet(threads.map(\.resourceID)))
  }

  /// The session is closed: its user gets a new one.
  func forget(_ session: Session) {
    sessions = sessions.filter { $0.value !== session }
  }

  /// A mode by id.
  nonisolated func mode(_ id: String) -> Mode? {
    configuration.modes.first { $0.id == id }
  }

  /// The provider of a model and the model's name there; `nil` for an id without a known provider, and for a model
  /// that its provider is known not to have.
  public nonisolated func provider(of modelID: String) -> (provider: any ModelProvider, model: String)? {
    guard let slash = modelID.firstIndex(of: "/") else { return nil }
    let name = String(modelID[..<slash])
    let model = String(modelID[modelID.index(after: slash)...])
    return configuration.providers.first { $0.id == name && $0.mayHave(model) }.map { ($0, model) }
  }

  /// Every model of every provider: those used most first, then in the order of the providers.
  /// - Parameter arrived: called with what is known so far whenever a provider has answered, but for the last one.
  public nonisolated func models(
    _ arrived: @Sendable ([ModelInfo]) async -> Void = { _ in }
  ) async -> [ModelInfo] {
    let counts = await configuration.modelUse?.counts() ?? [:]
    return await withTaskGroup(of: (Int, [ModelInfo]).self) { group in
      for (index, provider) in configuration.providers.enumerated() {
        group.addTask { (index, await provider.models()) }
      }
      var lists = [[ModelInfo]](repeating: [], count: configuration.providers.count)
      var missing = lists.count
      for await (index, list) in group {
        lists[index] = list
        missing -= 1
        if missing > 0, !list.isEmpty { await arrived(Host.ordered(lists, counts)) }
      }
      return Host.ordered(lists, counts)
    }
  }

  private nonisolated static func ordered(_ lists: [[ModelInfo]], _ counts: [String: Int]) -> [ModelInfo] {
    let all = lists.flatMap { $0 }
    let used = all.filter { counts[$0.id] != nil }.enumerated().sorted {
      (-(counts[$0.element.id] ?? 0), $0.offset) < (-(counts[$1.element.id] ?? 0), $1.offset)
    }
    return used.map(\.element) + all.filter { counts[$0.id] == nil }
  }
}
