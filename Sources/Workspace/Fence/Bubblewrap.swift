/// A fence of Linux namespaces, put up by `bwrap`.
struct Bubblewrap: Hashable, Sendable {
  /// The program.
  let path: String
  /// Whether commands reach the network.
  let hasNetwork: Bool

  /// Folders with sockets of services, or with files of others; each command gets empty ones.
  private static let emptied = ["/tmp", "/var/tmp", "/run", "/dev/shm"]
  /// What programs need of `/run`.
  private static let needed = ["/run/current-system", "/run/wrappers", "/run/opengl-driver"]
  /// What names of the network are looked up with.
  private static let resolving = ["/run/systemd/resolve", "/run/resolvconf", "/run/NetworkManager"]

  /// What is started for a command.
  /// - Parameter temporary: the folder it finds as `/tmp`; an empty one when `nil`.
  func launch(
    _ command: String, in directory: ResolvedPath, _ places: FencedPlaces, temporary: String? = nil
  ) -> CommandLaunch {
    // The whole system goes below devices and temporary folders, not over them.
    var arguments = base(places.writable.contains("/") ? "--bind" : "--ro-bind")
    if let temporary { arguments += ["--bind", temporary, "/tmp"] }
    // Before the writable ones, which may lie in it.
    if !directory.isInside { arguments += ["--ro-bind-try", directory.absolute, directory.absolute] }
    for folder in places.writable where folder != "/" { arguments += ["--bind", folder, folder] }
    for folder in places.pinned { arguments += ["--bind-try", folder, folder] }
    for folder in places.hiddenFolders { arguments += ["--tmpfs", folder, "--remount-ro", folder] }
    // A device, since programs read their settings there and must find them empty, not refused. Writing goes nowhere.
    for file in places.hiddenFiles { arguments += ["--dev-bind-try", "/dev/null", file] }
    for folder in places.shown { arguments += ["--ro-bind-try", folder, folder] }
    for path in places.readOnly { arguments += ["--ro-bind-try", path, path] }
    arguments += ["--chdir", directory.absolute, "--info-fd", "4", "--", "/bin/sh", "-c", command]
    return CommandLaunch(arguments: arguments, tellsInner: true)
  }

  /// What is started to find out whether a fence can be put up.
  var trial: CommandLaunch {
    CommandLaunch(
      arguments: base("--ro-bind") + ["--info-fd", "4", "--", "/bin/sh", "-c", ":"], tellsInner: true)
  }

  private func base(_ binding: String) -> [String] {
    // Root would keep its capabilities, and with them take away what hides folders.
    var arguments = [path, "--unshare-all", "--cap-drop", "ALL"]
    if hasNetwork { arguments.append("--share-net") }
    arguments += ["--die-with-parent", "--new-session", binding, "/", "/", "--dev", "/dev"]
    arguments += ["--proc", "/proc"]
    for folder in Self.emptied where (try? FileStatus(of: folder).kind) == .folder {
      arguments += ["--tmpfs", folder]
    }
    for path in Self.needed + (hasNetwork ? Self.resolving : []) {
      arguments += ["--ro-bind-try", path, path]
    }
    return arguments
  }
}
