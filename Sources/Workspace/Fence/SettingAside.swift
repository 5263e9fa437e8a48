#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a command made though git, a shell or rein would use it without asking, and what became of it.
struct SettingAside: Hashable, Sendable {
  /// What was made; absolute.
  let path: String
  /// What it is called now, in the same folder, where nothing looks for it; `nil` when it could not be renamed.
  let name: String?
  /// Whether it was left where it is, since somebody else may have made it.
  let isLeft: Bool

  /// Looks after a command and all it started have ended, and sets aside what it made.
  /// - Parameter beside: what went on meanwhile. What tools wrote is not the command's; where a command ran without a
  ///   fence nobody knows whose things are, and they are only told.
  static func after(_ watch: FenceWatch, beside: ActsBeside.Beside) -> [SettingAside] {
    watch.changes().compactMap { path, folder, link in
      if beside.written.contains(where: { $0 == path || $0.hasPrefix(path + "/") }) { return nil }
      return beside.hasUnfenced
        ? SettingAside(leaving: path) : SettingAside(path, in: folder, link: link)
    }
  }

  private init(leaving path: String) {
    self.path = path
    name = nil
    isLeft = true
  }

  /// Renames something, so that nothing uses it. Where a link stood before, it stands again.
  /// - Parameters:
  ///   - folder: what it lies in, whose own path has no links.
  ///   - link: where a link led that stood there before.
  init(_ path: String, in folder: String, link: String?) {
    var found = path
    var name: String?
    // Others may swap folders while we look; what we rename then is still theirs and in this folder.
    for _ in 0..<8 where name == nil {
      found = Self.firstLink(of: path, below: folder) ?? path
      let resolved = ResolvedPath(absolute: found, display: found, isInside: true)
      let wanted = resolved.name + ".set-aside-" + String(UInt32.random(in: .min ... .max), radix: 36)
      guard let place = try? Place(resolved), (try? place.rename(to: wanted)) != nil else { continue }
      name = wanted
      if let link, found == path { try? place.link(to: link) }
    }
    self.path = found
    self.name = name
    isLeft = false
  }

  /// A link on the way: whoever made it could lead us elsewhere.
  private static func firstLink(of path: String, below folder: String) -> String? {
    var current = folder == "/" ? "" : folder
    for component in path.dropFirst(folder.count).split(separator: "/") {
      current += "/" + component
      if FileStatus.linkTarget(of: current) != nil { return current }
    }
    return nil
  }

  /// A line about all of them for the model and the person; `nil` for none.
  static func words(_ all: [SettingAside]) -> String? {
    let moved = all.compactMap { aside in aside.name.map { "\(aside.path) is now \($0)" } }
    let left = all.filter { $0.name == nil && !$0.isLeft }.map(\.path)
    let others = all.filter(\.isLeft).map(\.path)
    var lines: [String] = []
    if !moved.isEmpty {
      lines.append(
        "Set aside, since git, a shell or rein would use it without asking: \(moved.joined(separator: ", ")). "
          + "Only the person can put it back.")
    }
    if !left.isEmpty {
      lines.append(
        "New, used by git, a shell or rein without asking, and could not be set aside: "
          + "\(left.joined(separator: ", ")).")
    }
    if !others.isEmpty {
      lines.append(
        "New, used by git, a shell or rein without asking, and left where it is since a command without the fence ran "
          + "at the same time: \(others.joined(separator: ", ")). The person should look at it.")
    }
    return lines.isEmpty ? nil : lines.joined(separator: " ")
  }
}
