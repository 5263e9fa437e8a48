#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What is in a folder.
enum Folder {
  #if canImport(Glibc)
    typealias Stream = OpaquePointer
  #else
    typealias Stream = UnsafeMutablePointer<DIR>
  #endif

  /// Its names, sorted by bytes, without `.` and `..`. Names that are not UTF-8 come repaired and cannot be
  /// opened.
  /// - Throws: `SystemError`.
  static func names(in path: String) throws(SystemError) -> [String] {
    try names(reading: opendir(path))
  }

  /// The same, of a folder that was just opened; closes it.
  /// - Throws: `SystemError` of the call that opened it.
  static func names(reading folder: Stream?) throws(SystemError) -> [String] {
    guard let folder else { throw SystemError.current }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
          String(cString: $0)
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Makes a folder and those it needs, like `mkdir -p`.
  /// - Throws: `SystemError`.
  static func make(_ path: String, mode: mode_t = 0o777) throws {
    if mkdir(path, mode) == 0 { return }
    let error = SystemError.current
    switch error.code {
    case EEXIST:
      guard case .folder = try FileStatus(of: path).kind else { throw SystemError(code: ENOTDIR) }
    case ENOENT:
      let parent = "/" + path.split(separator: "/").dropLast().joined(separator: "/")
      guard parent != path else { throw error }
      try make(parent, mode: mode)
      guard mkdir(path, mode) == 0 || errno == EEXIST else { throw SystemError.current }
    default: throw error
    }
  }

  /// The nearest folder above a path that exists.
  static func nearest(to path: ResolvedPath) -> String {
    var components = path.absolute.split(separator: "/").dropLast()
    while !components.isEmpty {
      let folder = "/" + components.joined(separator: "/")
      if access(folder, F_OK) == 0 { return folder }
      components.removeLast()
    }
    return "/"
  }

  /// Up to three paths beside a missing one whose names are much like it.
  static func namesLike(_ path: ResolvedPath) -> [String] {
    let wanted = path.name.lowercased()
    let stem = wanted.prefix { $0 != "." }
    guard let names = try? names(in: path.folder), !stem.isEmpty else { return [] }
    let shown = path.display.dropLast(path.name.count)
    return names.filter { name in
      let name = name.lowercased()
      return name == wanted || name.prefix { $0 != "." } == stem
        || TextDistance.between(Array(name.utf8), Array(wanted.utf8), atMost: 2) != nil
    }.prefix(3).map { shown + $0 }
  }
}
