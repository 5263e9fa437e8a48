#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What can be known about a git repository by reading its files. Git itself is not started: it would run what
/// the project's configuration says.
struct GitRepository {
  /// The folder with the configuration: `.git`, or, for a worktree or submodule, the one it points to.
  private let configurationFolder: String
  /// What git keeps about a linked work tree.
  private var linked: String?

  /// The repository a folder belongs to; `nil` when it is in none.
  init?(containing folder: String) {
    var components = folder.split(separator: "/")
    while true {
      let candidate = "/" + components.joined(separator: "/")
      if let found = Self.gitFolder(in: candidate) {
        let common = Self.line(found + "/commondir").map { Self.joined(found, $0) }
        configurationFolder = common ?? found
        return
      }
      if components.popLast() == nil { return nil }
    }
  }

  /// The repository of a work tree that lies elsewhere: a file `.git` says where. Only one that knows of the work tree
  /// counts, since a file can say anything.
  init?(linkedFrom folder: String) {
    let link = folder + "/.git"
    guard (try? FileStatus(of: link).kind) == .file, let found = Self.gitFolder(in: folder),
      let back = Self.line(found + "/gitdir"), Self.real(Self.joined(found, back)) == Self.real(link),
      let common = Self.line(found + "/commondir").map({ Self.joined(found, $0) })
    else { return nil }
    configurationFolder = common
    linked = found
  }

  /// The folders git writes to, without links; empty for a repository that is not linked.
  var folders: [String] {
    linked.map { [configurationFolder, $0].compactMap(Self.real) } ?? []
  }

  private static func real(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// Where git looks for hooks instead of its own folder, as written in the configuration.
  var hooksPath: String? {
    var isInCore = false
    var path: String?
    for line in Self.lines(configurationFolder + "/config") {
      let line = line.trimmed
      if line.hasPrefix("[") {
        isInCore = line.dropFirst().prefix { $0 != "]" }.trimmed.lowercased() == "core"
      } else if isInCore, let equals = line.firstIndex(of: "="),
        line[..<equals].trimmed.lowercased() == "hookspath"
      {
        path = Self.unquoted(line[line.index(after: equals)...].trimmed)
      }
    }
    return path.flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func unquoted(_ value: String) -> String {
    var result = ""
    var isQuoted = false
    var isEscaped = false
    for character in value {
      if isEscaped {
        result.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "\"" {
        isQuoted.toggle()
      } else if !isQuoted, character == "#" || character == ";" {
        break
      } else {
        result.append(character)
      }
    }
    return result.trimmed
  }

  private static func gitFolder(in folder: String) -> String? {
    let path = folder == "/" ? "/.git" : folder + "/.git"
    switch try? FileStatus(of: path).kind {
    case .folder: return path
    case .link: return line(path + "/HEAD") == nil ? nil : path
    case .file:
      guard let line = line(path), line.hasPrefix("gitdir:") else { return nil }
      return joined(folder, line.dropFirst(7).trimmed)
    case .special, nil: return nil
    }
  }

  private static func joined(_ folder: String, _ path: String) -> String {
    path.hasPrefix("/") ? path : folder + "/" + path
  }

  private static func line(_ path: String) -> String? {
    lines(path).first.map(\.trimmed)
  }

  private static func lines(_ path: String) -> [Substring] {
    // A repository may be reached through links.
    guard let real = real(path) else { return [] }
    let file = ResolvedPath(absolute: real, display: path, isInside: true)
    guard let content = try? FileContent(file) else { return [] }
    return String(decoding: content.bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
  }
}

extension StringProtocol {
  fileprivate var trimmed: String {
    let start = drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }
}
