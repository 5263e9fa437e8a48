import Harness

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where rein keeps what is its own: configuration, rules, threads.
struct OwnFolders: Hashable, Sendable {
  /// Absolute; they need not be there.
  let paths: [String]
  private let folded: [[String]]

  init(_ environment: [String: String]) {
    let base = BaseFolders(environment)
    paths = [
      base.own("XDG_CONFIG_HOME", else: ".config"), base.own("XDG_DATA_HOME", else: ".local/share"),
      base.own("XDG_STATE_HOME", else: ".local/state"),
    ]
    folded = paths.flatMap { [$0] + Self.real($0) }.map(FoldedName.components)
  }

  /// Whether a path, given as folded components, is one of them or in one.
  func contains(_ components: [String]) -> Bool {
    folded.contains { components.starts(with: $0) }
  }

  /// With the links of its parent followed, where that is there.
  private static func real(_ path: String) -> [String] {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return [String(cString: real)]
    }
    let parent = "/" + path.split(separator: "/").dropLast().joined(separator: "/")
    guard let real = realpath(parent, nil) else { return [] }
    defer { free(real) }
    return [String(cString: real) + "/rein"]
  }
}
