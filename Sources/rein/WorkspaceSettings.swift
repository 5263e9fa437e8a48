import Harness
import TOMLKit
import Workspace

/// The sections `[workspace]`, `[sandbox]` and `[commands]` of the configuration file: where tools work, and what keeps
/// commands in.
struct WorkspaceSettings: Equatable {
  /// Folders in which tools work as in the project; absolute or from the home folder on.
  var roots: [String] = []
  /// Whether commands run behind a fence where there is one.
  var fencesCommands = true
  /// Whether commands behind it reach the network.
  var hasNetwork = false
  /// Names of variables commands get besides the usual ones.
  var variables: Set<String> = []
  /// Says where a root stands in the file.
  private var reader: SettingsReader?

  static func == (left: WorkspaceSettings, right: WorkspaceSettings) -> Bool {
    left.roots == right.roots && left.fencesCommands == right.fencesCommands
      && left.hasNetwork == right.hasNetwork && left.variables == right.variables
  }

  /// The names of the sections.
  static let sections = ["workspace", "sandbox", "commands"]

  /// Nothing set.
  init() {}

  /// Reads the sections of a file. - Throws: `Failure`, with file and line.
  init(_ table: TOMLTable, _ reader: SettingsReader) throws {
    self.reader = reader
    if let section = try reader.table("workspace", in: table) {
      try reader.allow(["roots"], in: section, under: "workspace.")
      roots = try reader.strings("roots", in: section, under: "workspace.") ?? []
      for root in roots where !root.hasPrefix("/") && root != "~" && !root.hasPrefix("~/") {
        throw reader.failure("roots", "workspace.roots: \(root) must begin with / or ~")
      }
    }
    if let section = try reader.table("sandbox", in: table) {
      try reader.allow(["commands", "network"], in: section, under: "sandbox.")
      if let text = try reader.string("commands", in: section, under: "sandbox.") {
        guard ["on", "off"].contains(text) else {
          throw reader.failure("commands", "sandbox.commands must be \"on\" or \"off\"")
        }
        fencesCommands = text == "on"
      }
      hasNetwork = try reader.bool("network", in: section, under: "sandbox.") ?? false
    }
    if let section = try reader.table("commands", in: table) {
      try reader.allow(["environment"], in: section, under: "commands.")
      variables = Set(try reader.strings("environment", in: section, under: "commands.") ?? [])
      for name in variables.sorted() where name.isEmpty || name.contains("=") {
        throw reader.failure("environment", "commands.environment: \"\(name)\" is no name of a variable")
      }
    }
  }

  /// The workspace of a project; looks for a fence, which takes some milliseconds.
  /// - Throws: `Failure` for a folder that is not there, `WorkspaceError`.
  func workspace(root: String) throws -> Workspace {
    let workspace = try Workspace(root: root, passing: variables, fence: fence)
    for folder in roots {
      do {
        _ = try workspace.grant(folder: folder)
      } catch {
        throw reader?.failure("roots", "workspace.roots: \(error)".withoutFullStop) ?? Failure("\(error)")
      }
    }
    return workspace
  }

  private var fence: CommandFence {
    fencesCommands
      ? .find(hasNetwork: hasNetwork, memory: Keys.folder + "/fence") : .none(reason: CommandFence.isUnwanted)
  }
}

extension CommandFence {
  /// The reason of a person who wants none.
  static let isUnwanted = "the configuration says so"

  /// What the display tells about it.
  var fencing: Fencing {
    switch self {
    case .none(let reason): .down(reason: reason)
    case .bubblewrap, .seatbelt: .up
    }
  }
}

extension String {
  fileprivate var withoutFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
