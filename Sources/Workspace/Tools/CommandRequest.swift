import Harness

/// What a call of the tool for commands asks for, checked.
struct CommandRequest {
  /// Seconds a command may run when the call does not say.
  static let standardTimeout = 120
  /// The most seconds.
  static let longestTimeout = 3600

  /// The command.
  let text: String
  /// Where it runs.
  let directory: ResolvedPath
  /// How long.
  let timeout: Duration
  /// Why it shall run without the fence there is; `nil` when it shall not.
  let unfenced: String?
  /// Whether the person said it: then it is their own act, and there is no fence around it.
  let isOwn: Bool

  /// Reads the input of a call.
  /// - Throws: `Arguments.Problem`, `CommandError`, `WorkspaceError`, `FileError`.
  init(_ input: JSON, in workspace: Workspace, isOwn: Bool = false) throws {
    self.isOwn = isOwn
    let arguments = Arguments(input)
    text = try arguments.text("command")
    guard text.contains(where: { !$0.isWhitespace }) else { throw CommandError.empty }
    guard !text.utf8.contains(0) else { throw CommandError.nulInCommand }
    directory = try workspace.folder(arguments.optionalText("working_directory"))
    let seconds = try arguments.number("timeout", in: 1...Self.longestTimeout) ?? Self.standardTimeout
    timeout = .seconds(seconds)
    guard workspace.fence.isUp, arguments.isOn("unfenced") else {
      unfenced = nil
      return
    }
    guard let reason = arguments.optionalText("reason") else { throw CommandError.noReason }
    unfenced = reason
  }

  /// Whether it runs behind a fence.
  func isFenced(in workspace: Workspace) -> Bool { workspace.fence.isUp && unfenced == nil && !isOwn }

  /// The parts that must be allowed.
  func needs(in workspace: Workspace) -> [PermissionNeed] {
    var needs = CommandNeeds(text, in: directory, of: workspace).needs
    if unfenced != nil {
      needs.append(PermissionNeed(.tool, text: "without the fence", alarm: Self.unfencedRisk))
    }
    return needs
  }

  /// What an approval shows.
  func preview(in workspace: Workspace) -> ToolPreview {
    var blocks: [OutputBlock] = [.code(Code(text: text, language: "sh"))]
    var risks: [String] = []
    if timeout != .seconds(Self.standardTimeout) {
      blocks.append(.text("It may run for \(timeout.components.seconds) s."))
    }
    if !directory.isInside {
      risks.append("It runs in \(directory.absolute), outside the project (\(workspace.root)).")
    }
    if let unfenced {
      blocks.append(.text("It says why it needs no fence: \(unfenced)"))
      risks.append(Self.unfencedRisk)
    }
    return ToolPreview(
      title: unfenced == nil ? "Run" : "Run without the fence", blocks: blocks, risks: risks,
      folder: directory.absolute)
  }

  /// The command, ready to run.
  /// - Parameter places: where it may do what behind the fence; `nil` when it runs without.
  func command(in workspace: Workspace, _ places: FencedPlaces?) -> ShellCommand {
    let fence = places == nil ? .none(reason: "the person allowed it") : workspace.fence
    let variables = CommandEnvironment.allowed(of: workspace.environment, and: workspace.passedVariables)
    return ShellCommand(
      launch: places.map { fence.launch(text, in: directory, of: workspace, $0) } ?? .shell(text),
      directory: directory,
      environment: fence.variables(variables), timeout: timeout,
      outputFolder: OutputFolder(path: workspace.outputFolder))
  }

  private static let unfencedRisk =
    "It runs without the fence: it can write all your files, see your keys and use the network."
}
