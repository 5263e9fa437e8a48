import Harness
import Providers
import TUI
import Terminal

/// What is in effect, each value with where it comes from. Keys of providers are never among the values.
struct EffectiveSettings {
  /// A value and its origin.
  struct Row: Hashable {
    let name: String
    let value: String
    let origin: String

    /// The value as the file would have it.
    var text: String { "\(name) = \(value)" }
  }

  let assembly: Assembly
  let launch: Launch
  let environment: [String: String]
  let keys: KeyFile

  private var settings: Settings { assembly.settings }
  private var configuration: HostConfiguration { assembly.host.configuration }

  /// All of it.
  var rows: [Row] {
    get throws { general + modes + subagents + (try providers) + permissions + memory + folders }
  }

  private func place(_ key: String, _ isSet: Bool, in section: String? = nil) -> String {
    guard isSet else { return "default" }
    let reader = section.map { settings.sections[$0] } ?? settings.reader
    return reader?.place(of: key) ?? "default"
  }

  private static func quoted(_ text: String) -> String { JSON.string(text).text() }

  private var general: [Row] {
    let mode = assembly.host.defaultMode
    let modelOrigin =
      if launch.model != nil {
        "command line"
      } else if settings.model != nil {
        place("model", true)
      } else if mode.defaultModelID != nil {
        "mode \(mode.id)"
      } else {
        configuration.modelID == "offline/guide" ? "default" : "used last in mode \(mode.id)"
      }
    return [
      Row(
        name: "model", value: Self.quoted(configuration.modelID ?? mode.defaultModelID ?? ""),
        origin: modelOrigin),
      Row(
        name: "mode", value: Self.quoted(mode.id),
        origin: launch.mode != nil ? "command line" : place("mode", settings.mode != nil)),
      Row(
        name: "thinking",
        value: settings.thinking.map { Self.quoted($0.rawValue) } ?? "(as the provider likes)",
        origin: place("thinking", settings.thinking != nil)),
      Row(
        name: "max_output", value: settings.maxOutput.map(String.init) ?? "(as the provider likes)",
        origin: place("max_output", settings.maxOutput != nil)),
      Row(
        name: "instructions", value: Self.quoted(settings.instructions ?? ""),
        origin: place("instructions", settings.instructions != nil)),
    ] + look
  }

  private var look: [Row] {
    let look = settings.look
    let isNoColor = LookSettings.isNoColor(environment)
    let kept = look.theme == nil ? PreferencesFile(environment: environment).read().theme : nil
    return [
      Row(
        name: "theme", value: Self.quoted((look.theme ?? kept ?? .terminal).rawValue),
        origin: kept == nil ? place("theme", look.theme != nil) : "/theme"),
      Row(
        name: "background", value: Self.quoted(look.background?.rawValue ?? "auto"),
        origin: place("background", look.background != nil)),
      Row(
        name: "monochrome", value: "\(look.isMonochrome || isNoColor)",
        origin: isNoColor ? "environment, NO_COLOR" : place("monochrome", look.isMonochrome)),
      Row(
        name: "ascii", value: "\(look.isASCII ?? (LookSettings.reasonForASCII(environment) != nil))",
        origin: look.isASCII == nil && LookSettings.reasonForASCII(environment) != nil
          ? "environment" : place("ascii", look.isASCII != nil)),
      Row(
        name: "reduced_motion", value: "\(look.isStill)", origin: place("reduced_motion", look.isStill)),
      Row(
        name: "screen_reader",
        value: "\(LinearScreen.isWanted(launch, settings, environment))",
        origin: launch.isLinear
          ? "command line"
          : look.isLinear || !LinearScreen.isWanted(launch, settings, environment)
            ? place("screen_reader", look.isLinear) : "environment, ACCESSIBLE"),
    ]
  }

  private var modes: [Row] {
    configuration.modes.map { mode in
      let own = settings.modes.first { $0.id == mode.id }
      let facts = [
        mode.defaultModelID.map { "model \($0)" }, mode.thinking.map { "thinking \($0.rawValue)" },
        mode.maxOutputTokens.map { "at most \($0) tokens" }, mode.isReadOnly ? "read only" : nil,
        mode.tools.map { $0.isEmpty ? "no tools" : "tools \($0.joined(separator: ", "))" },
        mode.transitionsTo.map { "leads to \($0)" },
      ].compactMap(\.self)
      return Row(
        name: "modes.\(mode.id)", value: Self.quoted(facts.joined(separator: "; ")),
        origin: own.map { $0.reader.place(of: "id") } ?? "default")
    }
  }

  private var subagents: [Row] {
    configuration.subagents.map { agent in
      let own = settings.subagents.first { $0.id == agent.id }
      let facts = [agent.modelID.map { "model \($0)" }, "at most \(agent.maxSteps) steps"].compactMap(\.self)
      return Row(
        name: "subagents.\(agent.id)", value: Self.quoted(facts.joined(separator: "; ")),
        origin: own.map { $0.reader.place(of: "id") } ?? "default")
    }
  }

  /// Providers about which something is set.
  private var providers: [Row] {
    get throws {
      let kept = try keys.entries()
      return configuration.providers.map(\.id).filter { $0 != "offline" && $0 != "openai-responses" }
        .flatMap { id in address(of: id) + key(of: id, kept[id]) + others(of: id) }
    }
  }

  private func address(of id: String) -> [Row] {
    let name = AllProviders.addressName(of: id)
    let own = settings.providers.first { $0.id == id }?.url
    if let name, let address = environment[name], !address.isEmpty {
      return [
        Row(
          name: "providers.\(id).url", value: Self.quoted(Self.safe(address)), origin: "environment, \(name)")
      ]
    }
    if id == "openai", let address = settings.openAIBaseURL {
      return [
        Row(
          name: "openai.base_url", value: Self.quoted(Self.safe(address)),
          origin: place("base_url", true, in: "openai"))
      ]
    }
    return own.map {
      [
        Row(
          name: "providers.\(id).url", value: Self.quoted(Self.safe($0)),
          origin: place("url", true, in: "providers.\(id)"))
      ]
    } ?? []
  }

  /// An address without the name and password it may have.
  private static func safe(_ address: String) -> String {
    guard let mark = address.firstRange(of: "://") else { return address }
    let authority = address[mark.upperBound...].prefix { $0 != "/" }
    guard let at = authority.lastIndex(of: "@") else { return address }
    return address[..<mark.upperBound] + "***" + address[at...]
  }

  private func key(of id: String, _ kept: KeyFile.Entry?) -> [Row] {
    let own = settings.providers.first { $0.id == id }?.keyName
    let names = own.map { [$0] } ?? AllProviders.keyNames(of: id)
    let origin =
      names.first { environment[$0]?.isEmpty == false }.map { "environment, \($0)" }
      ?? kept.map { $0 == .inKeyring ? "keyring, by rein login" : "\(keys.path), by rein login" }
    return origin.map { [Row(name: "providers.\(id).key", value: "(set)", origin: $0)] } ?? []
  }

  private func others(of id: String) -> [Row] {
    guard let own = settings.providers.first(where: { $0.id == id }) else { return [] }
    let section = "providers.\(id)"
    var rows: [Row] = []
    if !own.models.isEmpty {
      let names = own.models.map { Self.quoted($0.name) }.joined(separator: ", ")
      rows.append(
        Row(name: "\(section).models", value: "[\(names)]", origin: place("models", true, in: section)))
    }
    if !own.quirks.isEmpty {
      let words = own.quirks.map(\.rawValue).sorted().map(Self.quoted).joined(separator: ", ")
      rows.append(
        Row(name: "\(section).quirks", value: "[\(words)]", origin: place("quirks", true, in: section)))
    }
    for header in own.headers {
      // What a header says may be a secret.
      rows.append(
        Row(
          name: "\(section).headers.\(header.name)",
          value: header.value.hasPrefix("$") ? Self.quoted(header.value) : "(set)",
          origin: place(header.name, true, in: section)))
    }
    return rows
  }

  private var permissions: [Row] {
    let rules = configuration.permissions
    let categories = ToolCategory.allCases.map { category in
      let isAllowed = launch.allow.contains(category.rawValue)
      let isSet = settings.permissions.categories[category] != PermissionRules().categories[category]
      return Row(
        name: "permissions.\(category.rawValue)",
        value: Self.quoted((rules.categories[category] ?? .ask).rawValue),
        origin: isAllowed ? "command line" : place(category.rawValue, isSet, in: "permissions"))
    }
    let tools = rules.tools.sorted { $0.key < $1.key }.map { name, policy in
      Row(
        name: "permissions.tools.\(name)", value: Self.quoted(policy.rawValue),
        origin: launch.allow.contains(name) ? "command line" : place(name, true, in: "permissions"))
    }
    let lists = [("allow", rules.allow), ("ask", rules.ask), ("deny", rules.deny)].flatMap { name, list in
      list.map { Row(name: "permissions.\(name)", value: Self.quoted($0.text), origin: $0.origin) }
    }
    return categories + tools + lists
  }

  private var memory: [Row] {
    let memory = configuration.memory
    let standard = MemoryConfiguration()
    func row(_ key: String, _ value: String, _ isSet: Bool) -> Row {
      Row(name: "memory.\(key)", value: value, origin: place(key, isSet, in: "memory"))
    }
    return [
      row(
        "observation_threshold", "\(memory.thresholds.observation)",
        memory.thresholds.observation != standard.thresholds.observation),
      row(
        "reflection_threshold", "\(memory.thresholds.reflection)",
        memory.thresholds.reflection != standard.thresholds.reflection),
      row(
        "observer_model", memory.observerModelID.map(Self.quoted) ?? "(that of the thread)",
        memory.observerModelID != nil),
      row(
        "reflector_model", memory.reflectorModelID.map(Self.quoted) ?? "(that of the thread)",
        memory.reflectorModelID != nil),
    ]
  }

  private var folders: [Row] {
    let isSet = environment["XDG_DATA_HOME"]?.hasPrefix("/") == true
    return [
      Row(
        name: "data", value: Self.quoted(Keys.folder),
        origin: isSet ? "environment, XDG_DATA_HOME" : "default")
    ]
  }
}
