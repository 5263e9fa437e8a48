/// The files in which a project, or a person, tells agents how to work: `AGENTS.md` and its other common names.
public struct ProjectInstructions: Hashable, Sendable {
  /// One file.
  public struct File: Hashable, Sendable {
    /// As it is shown: relative to the project, or absolute.
    public var path: String
    /// What it says, from its beginning; empty when it cannot be used.
    public var text: String
    /// Bytes at its end that were left out, because it is too long.
    public var bytesLeftOut = 0
    /// Why it cannot be used, in words.
    public var problem: String?
  }

  /// The names that are looked for in a folder; the first that is there counts.
  public static let names = [
    "AGENTS.md", "AGENT.md", "CLAUDE.md", "GEMINI.md", ".github/copilot-instructions.md", ".cursorrules",
  ]
  /// Bytes of a file that are given to the model at most.
  public static let fileLimit = 32_768
  /// Bytes of all files of a project that are given to the model at most.
  public static let limit = 65_536

  /// The files found, outermost folder first.
  public private(set) var files: [File] = []

  /// Looks in the folders from the project's root down to `folder`; only in the root when `folder` is elsewhere.
  public init(in workspace: Workspace, downTo folder: String) {
    var room = Self.limit
    for folder in Self.folders(in: workspace, downTo: folder) {
      for name in Self.names {
        let path = folder.isEmpty ? name : folder + "/" + name
        guard let file = Self.read(path, in: workspace, limit: min(room, Self.fileLimit)) else { continue }
        files.append(file)
        room -= file.text.utf8.count
        if file.problem == nil { break }
      }
    }
  }

  /// A single file anywhere, such as the person's own; `nil` when there is none.
  public static func file(at path: String, in workspace: Workspace) -> File? {
    read(path, in: workspace, limit: fileLimit)
  }

  /// Relative to the root, which is the empty text.
  private static func folders(in workspace: Workspace, downTo folder: String) -> [String] {
    guard let place = try? workspace.resolve(folder), place.isInside, place.display != "." else {
      return [""]
    }
    let names = place.display.split(separator: "/")
    return [""] + names.indices.map { names[...$0].joined(separator: "/") }
  }

  /// - Returns: `nil` when there is nothing of that name. A link that leads out of the project is a problem: the file
  ///   it leads to was not written for an agent.
  private static func read(_ path: String, in workspace: Workspace, limit: Int) -> File? {
    do {
      let place = try workspace.resolve(path)
      guard (try? FileStatus(of: place.absolute)) != nil else { return nil }
      let file = try OpenFile(place)
      let bytes = try file.read(limit + 1)
      // A zero byte never is in text.
      guard !bytes.contains(0), let text = whole(bytes.prefix(limit)) else {
        return File(path: path, text: "", problem: "it is not UTF-8 text")
      }
      let left = bytes.count > limit ? Int(file.status.size) - text.utf8.count : 0
      return File(path: path, text: text, bytesLeftOut: max(0, left))
    } catch {
      return File(path: path, text: "", problem: "\(error)")
    }
  }

  /// The text, without a character that the limit cut in two. - Returns: `nil` for what is no UTF-8.
  private static func whole(_ bytes: ArraySlice<UInt8>) -> String? {
    for cut in 0..<4 where cut <= bytes.count {
      if let text = String(validating: bytes.dropLast(cut), as: UTF8.self) { return text }
    }
    return nil
  }
}
