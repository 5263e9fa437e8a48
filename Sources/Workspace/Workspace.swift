#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The folders the tools work in, and what they need to know about the machine. It holds no open files, and every path
/// is resolved anew when it is used.
public struct Workspace: Sendable {
  /// The project's folder: absolute, without symbolic links.
  public var root: String { project.path }
  /// The project.
  let project: WorkspaceRoot
  /// Other folders that count as inside.
  let granted: GrantedFolders
  /// Where the whole output of commands is kept when the model gets only a part. Made when first needed, for
  /// this user alone.
  public let outputFolder: String
  /// The variables of our own process. Commands get a few of them; see `CommandEnvironment`.
  let environment: [String: String]
  /// Names of variables commands get besides those everybody's do.
  let passedVariables: Set<String>
  /// What keeps commands in.
  public let fence: CommandFence
  /// What commands behind the fence find as `/tmp`.
  let temporary: TemporaryFiles
  /// Where rein keeps its own.
  let own: OwnFolders
  /// What goes on beside fenced commands.
  let acts = ActsBeside()
  /// Remembers what the tools change; `nil` remembers nothing.
  public var shadow: ShadowFiles?

  /// A workspace.
  /// - Parameters:
  ///   - root: The project's folder, absolute or relative to the working directory of the process.
  ///   - outputFolder: See the property; by default `rein/output` in the user's cache folder.
  ///   - environment: Variables commands may inherit from; by default those of this process.
  ///   - passing: Names of variables commands get besides those everybody's do.
  ///   - fence: What keeps commands in.
  /// - Throws: `WorkspaceError.rootUnusable` when the root is not a folder that can be entered.
  public init(
    root: String, outputFolder: String? = nil, environment: [String: String]? = nil,
    passing: Set<String> = [], fence: CommandFence = .none(reason: "nobody asked for it")
  ) throws {
    let environment = environment ?? CommandEnvironment.ofThisProcess()
    project = try WorkspaceRoot(root)
    granted = GrantedFolders()
    self.environment = environment
    self.passedVariables = passing
    self.fence = fence
    own = OwnFolders(environment)
    self.outputFolder = outputFolder ?? OutputFolder.standardPath(environment)
    temporary = TemporaryFiles(in: OutputFolder(path: self.outputFolder))
  }

  /// Removes the temporary files of fenced commands. For the end of the program.
  public func removeTemporaryFiles() { temporary.remove() }

  /// Where a path leads: absolute, relative to the root, or starting with `~`.
  ///
  /// Every symbolic link of the part that exists is followed, so what comes back can be compared and opened
  /// without following any; what does not exist is appended as written.
  /// - Throws: `WorkspaceError`; above all, a relative path may not leave the project.
  public func resolve(_ path: String) throws -> ResolvedPath { try resolve(path, seen: SeenFiles()) }

  /// The same, for one decision that looks at several.
  /// - Throws: `WorkspaceError`.
  func resolve(_ path: String, seen: SeenFiles) throws -> ResolvedPath {
    guard !path.isEmpty else { throw WorkspaceError.emptyPath }
    guard !path.utf8.contains(0) else { throw WorkspaceError.nulInPath(path) }
    let real = try followLinks(of: absolute(path), writtenAs: path, seen)
    let resolved = located(real, seen)
    if let number = Self.process(of: resolved.absolute) {
      throw WorkspaceError.insideProcess(path, number: number)
    }
    guard isAbsolute(path) || resolved.isInside else {
      throw WorkspaceError.leavesProject(path, resolved: resolved.absolute)
    }
    return resolved
  }

  private func located(_ real: String, _ seen: SeenFiles) -> ResolvedPath {
    for root in roots {
      guard let relative = root.relative(real, seen) else { continue }
      let absolute =
        relative.isEmpty ? root.path : (root.path == "/" ? "/" : root.path + "/") + relative
      let shown = root == project ? (relative.isEmpty ? "." : relative) : absolute
      return ResolvedPath(absolute: absolute, display: shown, isInside: true, root: root)
    }
    return ResolvedPath(absolute: real, display: real, isInside: false)
  }

  /// The project and what else was granted.
  var roots: [WorkspaceRoot] { [project] + granted.roots }

  /// A path as the system takes it: `~` is the home folder, and what is relative is so to the project.
  func absolute(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    return isAbsolute(path) ? (environment["HOME"] ?? "") + path.dropFirst() : root + "/" + path
  }

  private func isAbsolute(_ path: String) -> Bool {
    path.hasPrefix("/")
      || ((path == "~" || path.hasPrefix("~/")) && environment["HOME"]?.hasPrefix("/") == true)
  }

  /// The process whose memory, variables and files a path of `/proc` shows.
  private static func process(of path: String) -> String? {
    guard path.utf8.starts(with: "/proc/".utf8) else { return nil }
    let components = path.split(separator: "/")
    guard components.count > 1, components[0] == "proc", components[1].allSatisfy(\.isNumber) else {
      return nil
    }
    return String(components[1])
  }

  private func followLinks(
    of path: String, writtenAs written: String, _ seen: SeenFiles
  ) throws -> String {
    var pending = Array(FoldedName.split(path).reversed())
    var real = ""
    var linksLeft = 40
    while let component = pending.popLast() {
      if component == "." { continue }
      let folder = real.utf8.count
      if component == ".." {
        real.utf8.lastIndex(of: UInt8(ascii: "/")).map { real = String(real[..<$0]) }
        continue
      }
      real += "/"
      real += component
      guard let target = seen.linkTarget(of: real) else { continue }
      guard linksLeft > 0 else { throw WorkspaceError.tooManyLinks(written) }
      linksLeft -= 1
      real = target.hasPrefix("/") ? "" : String(decoding: real.utf8.prefix(folder), as: UTF8.self)
      pending += FoldedName.split(target).reversed()
    }
    return real.isEmpty ? "/" : real
  }
}
