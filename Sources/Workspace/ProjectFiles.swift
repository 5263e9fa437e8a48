/// The files of a project by name, for completing what a person types: all but those that git ignores.
public actor ProjectFiles {
  /// More are not looked through: nobody finds a file by a few letters among so many.
  static let most = 50_000
  /// For how long what was found is believed.
  static let freshness = Duration.seconds(5)

  private let workspace: Workspace
  private var found: (paths: [Candidate], at: ContinuousClock.Instant)?
  private var walk: Task<[Candidate], Never>?

  /// The files of a workspace; nothing is looked at yet.
  public init(in workspace: Workspace) {
    self.workspace = workspace
  }

  /// The paths that fit best, best first; those of folders end with a slash. All letters of the query must be in a path,
  /// in their order. Without a query: what is nearest to the root.
  public func matching(_ query: String, limit: Int) async -> [String] {
    let query = Array(query.lowercased().utf8)
    var ranked: [(rank: Int, path: String)] = []
    for candidate in await candidates() {
      if let rank = candidate.rank(of: query) { ranked.append((rank, candidate.path)) }
    }
    ranked.sort { ($0.rank, $0.path.utf8.count, $0.path) < ($1.rank, $1.path.utf8.count, $1.path) }
    return ranked.prefix(limit).map(\.path)
  }

  private func candidates() async -> [Candidate] {
    if let found, ContinuousClock.now - found.at < Self.freshness { return found.paths }
    // Whoever asks meanwhile waits for the same walk.
    let walk = walk ?? Task { [workspace] in await Self.walk(workspace) }
    self.walk = walk
    let paths = await walk.value
    if self.walk == walk {
      self.walk = nil
      found = (paths, ContinuousClock.now)
    }
    return paths
  }

  private static func walk(_ workspace: Workspace) async -> [Candidate] {
    let paths = try? await OwnThread.run { _ in
      var paths: [Candidate] = []
      let walk = FileWalk(includesHidden: true, limit: .seconds(2))
      _ = try? walk(try workspace.folder(nil), in: workspace) { entry in
        if entry.relative == ".git" { return true }
        paths.append(Candidate(entry.relative + (entry.status.kind == .folder ? "/" : "")))
        return paths.count < Self.most
      }
      return paths
    }
    return paths ?? []
  }

  /// A path, made ready for comparing.
  private struct Candidate: Sendable {
    let path: String
    private let small: [UInt8]
    /// Where the last name begins.
    private let nameStart: Int
    private let depth: Int

    init(_ path: String) {
      self.path = path
      small = Array(path.lowercased().utf8)
      let slash = UInt8(ascii: "/")
      nameStart = (small.dropLast().lastIndex(of: slash) ?? -1) + 1
      depth = small.dropLast().count { $0 == slash }
    }

    /// How well it fits, small for well; `nil` when it does not.
    func rank(of query: [UInt8]) -> Int? {
      if query.isEmpty { return depth }
      let name = small[nameStart...]
      if name.starts(with: query) { return 0 }
      if small.starts(with: query) { return 1 }
      if Self.contains(name, query) { return 2 }
      if Self.contains(small[...], query) { return 3 }
      if Self.hasInOrder(name, query) { return 4 }
      return Self.hasInOrder(small[...], query) ? 5 : nil
    }

    private static func contains(_ text: ArraySlice<UInt8>, _ query: [UInt8]) -> Bool {
      guard text.count >= query.count else { return false }
      return (text.startIndex...text.endIndex - query.count).contains { text[$0...].starts(with: query) }
    }

    private static func hasInOrder(_ text: ArraySlice<UInt8>, _ query: [UInt8]) -> Bool {
      var rest = query[...]
      for byte in text where byte == rest.first { rest.removeFirst() }
      return rest.isEmpty
    }
  }
}
