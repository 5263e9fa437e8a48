#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What commands may write, may not write all the same, and may not see. Everything else they may read.
struct FencedPlaces: Hashable, Sendable {
  /// Folders in which they may write, outer ones first.
  private(set) var writable: [String] = []
  /// Folders in these that cannot be moved away, so that what is read-only or hidden in them stays there; outer ones
  /// first.
  private(set) var pinned: [String] = []
  /// Files and folders in these that they may only read.
  private(set) var readOnly: [String] = []
  /// Folders that look empty.
  private(set) var hiddenFolders: [String] = []
  /// Files that look empty.
  private(set) var hiddenFiles: [String] = []
  /// What they may read though it lies in a folder that looks empty.
  private(set) var shown: [String] = []
  /// What would be read-only if it were there, or is a link, which nothing can be put over. It is set aside afterwards
  /// when it was made or changed.
  private(set) var watched: [String: State] = [:]

  /// What is known of something that is only watched.
  enum State: Hashable, Sendable {
    case missing
    case there
    case link(to: String)

    var target: String? {
      if case .link(let target) = self { target } else { nil }
    }
  }

  /// The places of a workspace, as they are now.
  init(of workspace: Workspace) {
    let git = workspace.roots.compactMap { GitRepository(linkedFrom: $0.path) }.flatMap(\.folders)
    writable = Self.unique(workspace.roots.map(\.path) + git).filter { Self.kind($0) == .folder }
      .sorted { $0.utf8.count < $1.utf8.count }
    shown = [workspace.outputFolder].filter { Self.kind($0) == .folder }
    for folder in writable { protect(folder, isRepository: git.contains(folder)) }
    for path in workspace.own.paths { makeOwn(path) }
    protectHome(workspace.environment["HOME"])
    for path in SecretPlaces.paths(workspace.environment) { hide(path) }
    readOnly = Self.unique(readOnly)
    pin()
  }

  /// Rein's own folder has to be there to be kept from those who could make it.
  private func makeOwn(_ path: String) {
    guard Self.kind(path) == nil, isInWritable(path) else { return }
    try? Folder.make(path, mode: 0o700)
  }

  /// Whoever moved a folder away could put another in its place.
  private mutating func pin() {
    for path in readOnly + hiddenFolders + hiddenFiles {
      for root in writable where Self.holds(root, path) {
        var folder = path.split(separator: "/").dropLast()
        while folder.count > root.split(separator: "/").count {
          pinned.append("/" + folder.joined(separator: "/"))
          folder.removeLast()
        }
      }
    }
    pinned = Self.unique(pinned).sorted { $0.utf8.count < $1.utf8.count }
  }

  /// Of what is only watched, sets aside what a command made or changed. It and all it started must have ended.
  func setAside() -> [SettingAside] {
    watched.sorted { $0.key < $1.key }.compactMap { path, before in
      let now = Self.state(path)
      guard now != .missing, now != before, let folder = writable.last(where: { Self.holds($0, path) }),
        !(before == .missing && path.hasSuffix("/.git") && NewRepository.isPlain(path))
      else { return nil }
      return SettingAside(path, in: folder, link: before.target)
    }
  }

  private mutating func protect(_ folder: String, isRepository: Bool) {
    let repository = isRepository ? folder : Self.join(folder, ".git")
    switch Self.kind(repository) {
    case .folder:
      pinned += isRepository ? [] : [repository]
      for path in GitSettings(of: repository, isLinked: isRepository).paths { addReadOnly(path) }
    case .link where Self.real(repository).map({ Self.kind($0) == .folder }) == true:
      // What it leads to must be written by git, but not its settings.
      watched[repository] = Self.state(repository)
      for path in GitSettings(of: Self.real(repository) ?? repository, isLinked: false).paths
      where isInWritable(path) { addReadOnly(path) }
    case .file, .link, nil: addReadOnly(repository)
    case .special: break
    }
    if isRepository { return }
    for name in PathRisks.protectedNames { addReadOnly(Self.join(folder, name)) }
    // Wherever the person's own settings let git look for hooks.
    if let hooks = GitRepository(containing: folder)?.hooksPath {
      let path = hooks.hasPrefix("/") ? hooks : Self.join(folder, hooks)
      if Self.holds(folder, path), !path.contains("/../"), !path.hasSuffix("/..") { addReadOnly(path) }
    }
  }

  /// What can be written of the home folder and is read at the start of a shell or session.
  private mutating func protectHome(_ home: String?) {
    guard let home = home.flatMap(Self.real) else { return }
    for name in PathRisks.protectedNames + PathRisks.protectedInHome {
      let path = Self.join(home, name)
      if isInWritable(path) { addReadOnly(path) }
    }
  }

  private mutating func addReadOnly(_ path: String) {
    switch Self.kind(path) {
    case .file, .folder: readOnly.append(path)
    case .link:
      watched[path] = Self.state(path)
      // What it leads to is used by its name.
      if let real = Self.real(path), isInWritable(real) {
        readOnly.append(real)
      }
    case nil: watched[path] = Self.state(path)
    case .special: break
    }
  }

  private mutating func hide(_ path: String) {
    guard let real = Self.real(path), !hiddenFolders.contains(where: { real.hasPrefix($0 + "/") }),
      !hiddenFolders.contains(real), !hiddenFiles.contains(real)
    else { return }
    // A person who starts rein in such a folder wants to work there.
    if writable.contains(where: { $0 == real || $0.hasPrefix(real + "/") }) { return }
    switch Self.kind(real) {
    case .folder: hiddenFolders.append(real)
    case .file: hiddenFiles.append(real)
    case .link, .special, nil: break
    }
  }

  private func isInWritable(_ path: String) -> Bool { writable.contains { Self.holds($0, path) } }

  /// Whether a path lies in a folder, which may be the root of the file system.
  private static func holds(_ folder: String, _ path: String) -> Bool {
    path.hasPrefix(folder == "/" ? "/" : folder + "/")
  }

  private static func join(_ folder: String, _ name: String) -> String {
    (folder == "/" ? "" : folder) + "/" + name
  }

  private static func kind(_ path: String) -> FileStatus.Kind? { try? FileStatus(of: path).kind }

  private static func state(_ path: String) -> State {
    FileStatus.linkTarget(of: path).map { .link(to: $0) } ?? (kind(path) == nil ? .missing : .there)
  }

  private static func real(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  private static func unique(_ paths: [String]) -> [String] {
    var seen: Set<String> = []
    return paths.filter { seen.insert($0).inserted }
  }
}
