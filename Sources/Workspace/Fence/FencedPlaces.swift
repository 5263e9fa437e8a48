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
  /// What is looked at when the command has ended.
  private(set) var watch = FenceWatch()

  /// The places of a workspace, as they are now.
  init(of workspace: Workspace) {
    let git = workspace.roots.compactMap { GitRepository(linkedFrom: $0.path) }.flatMap(\.folders)
    writable = Self.unique(workspace.roots.map(\.path) + git).filter { Self.kind($0) == .folder }
      .sorted { $0.utf8.count < $1.utf8.count }
    shown = [workspace.outputFolder].filter { Self.kind($0) == .folder }
    watch.folders = writable
    for folder in writable { protect(folder, isRepository: git.contains(folder)) }
    let nested = NestedRepositories(below: writable.filter { !git.contains($0) })
    watch.nested = nested.paths
    watch.knowsAllNested = nested.isWhole
    for path in nested.paths { protectNested(path) }
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

  private mutating func protect(_ folder: String, isRepository: Bool) {
    let repository = isRepository ? folder : Self.join(folder, ".git")
    switch Self.kind(repository) {
    case .folder:
      pinned += isRepository ? [] : [repository]
      for path in GitSettings(of: repository, isLinked: isRepository).paths { addReadOnly(path) }
    case .link where Self.real(repository).map({ Self.kind($0) == .folder }) == true:
      // What it leads to must be written by git, but not its settings.
      watch.states[repository] = FenceWatch.State(of: repository)
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

  /// A repository inside of a folder: a vendored one, a submodule, a work tree.
  private mutating func protectNested(_ repository: String) {
    switch Self.kind(repository) {
    case .folder:
      pinned.append(repository)
      for path in GitSettings(of: repository, isLinked: false).paths { addReadOnly(path) }
    case .file, .link: addReadOnly(repository)
    case .special, nil: break
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
      watch.states[path] = FenceWatch.State(of: path)
      // What it leads to is used by its name.
      if let real = Self.real(path), isInWritable(real) {
        readOnly.append(real)
      }
    case nil:
      // Only where a command could make it, and by a way without links: those that are there are not the command's.
      if let place = Self.place(of: path), isInWritable(place) { watch.states[place] = .missing }
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
    FenceWatch.holds(folder, path)
  }

  private static func join(_ folder: String, _ name: String) -> String {
    (folder == "/" ? "" : folder) + "/" + name
  }

  private static func kind(_ path: String) -> FileStatus.Kind? { try? FileStatus(of: path).kind }

  /// Where something that is missing would be made: the part of the way that is there, without links, and the rest.
  private static func place(of path: String) -> String? {
    var components = path.split(separator: "/")
    var rest: [Substring] = []
    while let last = components.popLast() {
      rest.insert(last, at: 0)
      guard let real = real("/" + components.joined(separator: "/")) else { continue }
      return join(real, rest.joined(separator: "/"))
    }
    return nil
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
