import Harness

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Workspace: FolderKeeper {
  /// Grants a folder until the program ends: it counts as inside, and commands behind the fence may write it.
  /// - Throws: `WorkspaceError`; also for folders that would give away keys, rein's own or the whole system.
  public func grant(folder path: String) throws -> String {
    let root = try WorkspaceRoot(absolute(path))
    if let reason = reasonAgainst(root.path) {
      throw WorkspaceError.notGranted(root.path, reason: reason)
    }
    // In one that counts already, nothing changes.
    if roots.contains(where: { $0.path == root.path || root.path.hasPrefix($0.path + "/") }) {
      return root.path
    }
    return granted.grant(root).path
  }

  /// Takes a folder back; the rest of them comes back.
  public func revoke(folder path: String) -> [String] {
    let path = absolute(path)
    granted.revoke(Self.real(path) ?? path)
    return grantedPaths
  }

  /// The folders besides the project, in the order they were granted.
  public var grantedPaths: [String] { granted.roots.map(\.path) }

  private static let system: Set<String> = [
    "/", "/bin", "/usr/bin", "/usr/lib", "/usr/sbin", "/boot", "/dev", "/etc", "/home", "/lib", "/lib64",
    "/proc", "/run", "/sbin", "/sys", "/usr",
    "/var", "/Library", "/System", "/Users", "/private",
  ]

  /// Why a folder cannot be granted; `nil` when it can.
  private func reasonAgainst(_ path: String) -> String? {
    if Self.system.contains(path)
      || [
        "/dev/", "/proc/", "/sys/", "/boot/", "/etc/", "/usr/bin/", "/usr/lib/", "/usr/sbin/", "/bin/",
        "/sbin/", "/lib/",
      ]
      .contains(where: path.hasPrefix)
    {
      return "it belongs to the system"
    }
    if let home = environment["HOME"].flatMap(Self.real), home == path || home.hasPrefix(path + "/") {
      return "all your files are in it, with your keys and rein's own"
    }
    if let home = environment["HOME"].flatMap(Self.real),
      PathRisks.protectedInHome.map({ home + "/" + $0 }).contains(where: {
        $0 == path || path.hasPrefix($0 + "/")
      })
    {
      return "what is in it runs when a session or a shell begins"
    }
    if let own = own.paths.first(where: { Self.meet(Self.real($0) ?? $0, path) }) {
      return "rein keeps its own in \(own)"
    }
    if let secret = SecretPlaces.paths(environment).first(where: { Self.meet(Self.real($0) ?? $0, path) }) {
      return "keys and passwords are kept in \(secret)"
    }
    return nil
  }

  /// Whether a place that is there, or could be, is in a folder or the other way round.
  private static func meet(_ place: String, _ folder: String) -> Bool {
    folder == place || folder.hasPrefix(place + "/")
      || (place.hasPrefix(folder + "/") && (try? FileStatus(of: place)) != nil)
  }

  private static func real(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
