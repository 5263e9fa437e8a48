import Harness

/// What a fenced command could have made though git, a shell or rein would use it without asking: what was watched when
/// it began. A value that outlives the program, so that the next one can say what a command made that was running when
/// rein was killed.
struct FenceWatch: Hashable, Sendable {
  /// What is known of something that is watched.
  enum State: Hashable, Sendable {
    case missing
    case there
    case link(to: String)

    /// As it is now.
    init(of path: String) {
      self =
        FileStatus.linkTarget(of: path).map { .link(to: $0) }
        ?? ((try? FileStatus(of: path)) == nil ? .missing : .there)
    }

    var target: String? {
      if case .link(let target) = self { target } else { nil }
    }
  }

  /// Folders in which the command may write, outer ones first.
  var folders: [String] = []
  /// What would be read-only if it were there, or is a link, which nothing can be put over.
  var states: [String: State] = [:]
  /// Repositories inside of the folders that were there.
  var nested: [String] = []
  /// Whether these are all of them.
  var knowsAllNested = true

  /// What was made or changed since, with where a link led that stood there.
  func changes() -> [(path: String, folder: String, link: String?)] {
    var changes: [(path: String, folder: String, link: String?)] = []
    for (path, before) in states.sorted(by: { $0.key < $1.key }) {
      let now = State(of: path)
      guard now != .missing, now != before, let folder = folders.last(where: { Self.holds($0, path) }),
        !(before == .missing && path.hasSuffix("/.git") && NewRepository.isPlain(path))
      else { continue }
      changes.append((path, folder, before.target))
    }
    return changes + newRepositories()
  }

  private func newRepositories() -> [(path: String, folder: String, link: String?)] {
    // Where not all were known, one that is found now may have been there before.
    guard knowsAllNested else { return [] }
    let before = Set(nested)
    let repositories = Set(folders.map { $0 + "/.git" } + folders + nested)
    return NestedRepositories(below: folders).paths.compactMap { path in
      guard !before.contains(path), states[path] == nil,
        let folder = folders.last(where: { Self.holds($0, path) }), !NewRepository.isPlain(path),
        !NewRepository.isWorkTree(path, of: repositories)
      else { return nil }
      return (path, folder, nil)
    }
  }

  /// Whether a path lies in a folder, which may be the root of the file system.
  static func holds(_ folder: String, _ path: String) -> Bool {
    path.hasPrefix(folder == "/" ? "/" : folder + "/")
  }
}

extension FenceWatch {
  /// As it is kept while the command runs.
  var json: JSON {
    func list(_ texts: [String]) -> JSON { .array(texts.map { .string($0) }) }
    let missing = states.filter { $0.value == .missing }.map(\.key).sorted()
    let links = states.compactMap { path, state in state.target.map { (path, $0) } }.sorted { $0.0 < $1.0 }
    return [
      "folders": list(folders), "missing": list(missing), "nested": list(nested),
      "links": .array(links.map { list([$0.0, $0.1]) }), "knowsAllNested": .bool(knowsAllNested),
    ]
  }

  /// Reads what was kept; `nil` when it is none.
  init?(json: JSON) {
    guard let folders = json["folders"]?.array?.compactMap(\.string), !folders.isEmpty else { return nil }
    self.folders = folders
    for path in (json["missing"]?.array ?? []).compactMap(\.string) { states[path] = .missing }
    for link in json["links"]?.array ?? [] {
      if let path = link[0]?.string, let target = link[1]?.string { states[path] = .link(to: target) }
    }
    nested = (json["nested"]?.array ?? []).compactMap(\.string)
    knowsAllNested = json["knowsAllNested"]?.bool ?? false
  }
}
