import Harness

extension Settings {
  /// The mode to start in. - Throws: `Failure`, with file and line when the file says it.
  func firstMode(_ launch: Launch, _ modes: [Mode]) throws -> String? {
    guard let wanted = launch.mode ?? mode else { return nil }
    guard modes.contains(where: { $0.id == wanted }) else {
      let reason = "there is no mode \(wanted); there are \(modes.map(\.id).joined(separator: ", "))"
      throw launch.mode == nil ? failure("mode", reason) : Failure("--mode: \(reason).")
    }
    return wanted
  }

  /// The model to start with: of the command line, of the file, of the mode, used last in the mode, the offline guide.
  func firstModel(_ launch: Launch, _ configuration: HostConfiguration) throws -> String? {
    let host = try Host(configuration)
    func reason(_ id: String) -> String {
      let names = configuration.providers.map(\.id).joined(separator: ", ")
      return
        "there is no model \(id). A model is PROVIDER/NAME; providers are \(names). `rein models` lists them"
    }
    for (key, id) in [
      ("observer_model", memory.observerModelID),
      ("reflector_model", memory.reflectorModelID),
    ] {
      guard let id, host.provider(of: id) == nil else { continue }
      throw sections["memory"]?.failure(key, reason(id)) ?? Failure("\(reason(id)).")
    }
    for mode in configuration.modes {
      guard let id = mode.defaultModelID, host.provider(of: id) == nil else { continue }
      throw modes.first { $0.id == mode.id }?.reader.failure("model", reason(id))
        ?? Failure("\(reason(id)).")
    }
    if let id = launch.model {
      guard host.provider(of: id) != nil else { throw Failure("--model: \(reason(id)).") }
      return id
    }
    if let id = model {
      guard host.provider(of: id) != nil else { throw failure("model", reason(id)) }
      return id
    }
    if host.defaultMode.defaultModelID != nil { return nil }
    let last = ModelUseFile.last(inMode: host.defaultMode.id, folder: launch.dataFolder)
    return last.flatMap { host.provider(of: $0) == nil ? nil : $0 } ?? "offline/guide"
  }
}
