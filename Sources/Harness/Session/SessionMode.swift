/// Which mode is on.
@HarnessActor
public final class SessionMode {
  private nonisolated let modes: [Mode]
  /// The mode's id.
  public internal(set) var id: String

  nonisolated init(modes: [Mode], current: Mode) {
    self.modes = modes
    id = current.id
  }

  /// The mode. - Throws: `SessionError.modeNotFound` when the configuration has none of that id.
  public func resolve() throws -> Mode {
    guard let mode = modes.first(where: { $0.id == id }) else { throw SessionError.modeNotFound(id) }
    return mode
  }
}

/// Which model is chosen.
@HarnessActor
public final class SessionModel {
  private let thread: SessionThread
  /// The model's id, `provider/name`; empty when none is chosen.
  public internal(set) var id: String
  /// What is known about models that were asked, by id.
  var facts: [String: ModelFacts] = [:]
  /// The model about which was last said that it cannot be used.
  var toldUnready: String?

  nonisolated init(thread: SessionThread, id: String) {
    self.thread = thread
    self.id = id
  }

  /// Whether a model is chosen.
  public var hasSelection: Bool { !id.isEmpty }

  /// What a person reads: the part after the last slash, `unknown` when none is chosen.
  public var displayName: String {
    guard hasSelection else { return "unknown" }
    let name = id.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? id
    return name.isEmpty ? id : name
  }

  /// Remembers the model of a mode with the thread.
  func remember(_ modelID: String, for modeID: String) {
    thread.setSetting("modeModelId_\(modeID)", .string(modelID))
  }

  /// The model of a mode: what the thread remembers, else the mode's default.
  func remembered(for mode: Mode) -> String? {
    if let id = thread.setting("modeModelId_\(mode.id)")?.string, !id.isEmpty { return id }
    return mode.defaultModelID
  }
}
