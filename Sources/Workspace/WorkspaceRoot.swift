import CSys

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder in which tools may work, known by what it was when rein learnt of it and not by its name alone.
public struct WorkspaceRoot: Hashable, Sendable {
  /// Absolute, without symbolic links.
  public let path: String
  /// `nil` for the whole system, which cannot be swapped.
  let identity: FileIdentity?

  /// Where everything is that is in no other root.
  static let system = WorkspaceRoot(path: "/", identity: nil)

  private init(path: String, identity: FileIdentity?) {
    self.path = path
    self.identity = identity
  }

  /// A folder that is there.
  /// - Throws: `WorkspaceError.rootUnusable` when it is not a folder that can be entered.
  init(_ path: String) throws {
    guard let real = realpath(path, nil) else {
      throw WorkspaceError.rootUnusable(path, reason: SystemError.current.text)
    }
    defer { free(real) }
    self.path = String(cString: real)
    guard let status = try? FileStatus(of: self.path), status.kind == .folder,
      access(self.path, R_OK | X_OK) == 0
    else {
      throw WorkspaceError.rootUnusable(path, reason: "it is not a folder you may enter")
    }
    identity = status.identity
  }

  /// Opens it, to name what is in it.
  /// - Throws: `SystemError`; `ESTALE` when another folder stands in its place.
  func open() throws(SystemError) -> Descriptor {
    let system = try Descriptor(csys_open_system())
    guard let identity else { return system }
    let root = try Descriptor(csys_open_folder(system.number, String(path.dropFirst())))
    guard try FileStatus(ofDescriptor: root.number).identity == identity else {
      throw SystemError(code: ESTALE)
    }
    return root
  }

  /// What a path is called below this root, when it is the root or below it: empty for the root itself. Also when the
  /// way there is spelled otherwise, as on disks that do not tell upper from lower case.
  func relative(_ real: String, _ seen: SeenFiles) -> String? {
    if real == path { return "" }
    let prefix = path == "/" ? "/" : path + "/"
    if real.utf8.starts(with: prefix.utf8) {
      return String(decoding: real.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
    }
    guard let identity else { return nil }
    let components = real.split(separator: "/")
    for count in stride(from: components.count, to: 0, by: -1) {
      let ancestor = "/" + components.prefix(count).joined(separator: "/")
      if let status = seen.status(of: ancestor), status.identity == identity {
        return components.dropFirst(count).joined(separator: "/")
      }
    }
    return nil
  }
}
