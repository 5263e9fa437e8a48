/// What keeps commands from doing more than they should, besides a person's yes.
public enum CommandFence: Hashable, Sendable {
  /// Nothing: they may do what the person may; `reason` is a sentence that says why.
  case none(reason: String)
  /// Namespaces of the kernel, put up by the program `bwrap` at a path.
  case bubblewrap(path: String, hasNetwork: Bool)
  /// A profile of macOS, by `sandbox-exec`. Untested.
  case seatbelt(hasNetwork: Bool)

  /// Whether there is one.
  public var isUp: Bool {
    if case .none = self { false } else { true }
  }

  /// Whether commands reach the network.
  var hasNetwork: Bool {
    switch self {
    case .none: true
    case .bubblewrap(_, let hasNetwork), .seatbelt(let hasNetwork): hasNetwork
    }
  }

  /// What is started for a command.
  /// - Parameter places: where it may do what.
  func launch(
    _ command: String, in directory: ResolvedPath, of workspace: Workspace, _ places: FencedPlaces
  ) -> CommandLaunch {
    switch self {
    case .none: .shell(command)
    case .bubblewrap(let path, let hasNetwork):
      Bubblewrap(path: path, hasNetwork: hasNetwork)
        .launch(
          command, in: directory, places, temporary: workspace.temporary.folder())
    case .seatbelt(let hasNetwork):
      Seatbelt(hasNetwork: hasNetwork).launch(command, places)
    }
  }

  /// The variables of a command, of those it is allowed to get.
  func variables(_ allowed: [String: String]) -> [String: String] {
    guard isUp else { return allowed }
    // Whatever folder for temporary files the person has, behind the fence there is one of its own.
    return allowed.merging(["TMPDIR": "/tmp"]) { $1 }
  }
}
