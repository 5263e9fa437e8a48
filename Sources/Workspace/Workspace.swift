#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The folder the tools work in, and what they need to know about the machine. A value: it holds no open
/// files, and every path is resolved anew when it is used.
public struct Workspace: Hashable, Sendable {
  /// The project's folder: absolute, without symbolic links.
  public let root: String
  /// Where the whole output of commands is kept when the model gets only a part. Made when first needed, for
  /// this user alone.
  public let outputFolder: String
  /// The variables of our own process. Commands get a few of them; see `CommandEnvironment`.
  let environment: [String: String]

  /// A workspace.
  /// - Parameters:
  ///   - root: The project's folder, absolute or relative to the working directory of the process.
  ///   - outputFolder: See the property; by default `rein/output` in the user's cache folder.
  ///   - environment: Variables commands may inherit from; by default those of this process.
  /// - Throws: `WorkspaceError.rootUnusable` when the root is not a folder that can be entered.
  public init(root: String, outputFolder: String? = nil, environment: [String: String]? = nil) throws {
    let environment = environment ?? CommandEnvironment.ofThisProcess()
    guard let real = realpath(root, nil) else {
      throw WorkspaceError.rootUnusable(root, reason: SystemError.current.text)
    }
    defer { free(real) }
    self.root = String(cString: real)
    guard case .folder? = try? FileStatus(of: self.root).kind, access(self.root, R_OK | X_OK) == 0 else {
      throw WorkspaceError.rootUnusable(root, reason: "it is not a folder you may enter")
    }
    self.environment = environment
    self.outputFolder = outputFolder ?? OutputFolder.standardPath(environment)
  }

  /// Where a path leads: absolute, relative to the root, or starting with `~`.
  ///
  /// Every symbolic link of the part that exists is followed, so what comes back can be compared and opened
  /// without following any; what does not exist is appended as written.
  /// - Throws: `WorkspaceError`; above all, a relative path may not leave the project.
  public func resolve(_ path: String) throws -> ResolvedPath {
    guard !path.isEmpty else { throw WorkspaceError.emptyPath }
    guard !path.utf8.contains(0) else { throw WorkspaceError.nulInPath(path) }
    var written = path
    if path == "~" || path.hasPrefix("~/"), let home = environment["HOME"], home.hasPrefix("/") {
      written = home + path.dropFirst()
    }
    let isAbsolute = written.hasPrefix("/")
    let real = try followLinks(of: isAbsolute ? written : root + "/" + written, writtenAs: path)
    let resolved = located(real)
    guard isAbsolute || resolved.isInside else {
      throw WorkspaceError.leavesProject(path, resolved: resolved.absolute)
    }
    return resolved
  }

  private func located(_ real: String) -> ResolvedPath {
    if real == root { return ResolvedPath(absolute: real, display: ".", isInside: true) }
    let prefix = root == "/" ? "/" : root + "/"
    guard real.utf8.starts(with: prefix.utf8) else {
      return ResolvedPath(absolute: real, display: real, isInside: false)
    }
    let relative = String(decoding: real.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
    return ResolvedPath(absolute: real, display: relative, isInside: true)
  }

  private func followLinks(of path: String, writtenAs written: String) throws -> String {
    var pending = Array(path.split(separator: "/").reversed())
    var real: [Substring] = []
    var linksLeft = 40
    while let component = pending.popLast() {
      if component == "." { continue }
      if component == ".." {
        _ = real.popLast()
        continue
      }
      real.append(component)
      guard let target = FileStatus.linkTarget(of: "/" + real.joined(separator: "/")) else { continue }
      guard linksLeft > 0 else { throw WorkspaceError.tooManyLinks(written) }
      linksLeft -= 1
      real.removeLast()
      if target.hasPrefix("/") { real.removeAll() }
      pending += target.split(separator: "/").reversed()
    }
    return "/" + real.joined(separator: "/")
  }
}
