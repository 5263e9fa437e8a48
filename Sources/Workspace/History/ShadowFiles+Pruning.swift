#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension ShadowFiles {
  /// Removes lists and contents that nobody touched for `days` days, then the oldest contents until the rest is not too
  /// much.
  func removeOld(most: Int = mostBytes, now: Int = Int(time(nil))) {
    let oldest = now - Self.days * 86_400
    for path in Self.files(in: folder + "/threads") {
      if let status = try? FileStatus(of: path), status.changed < oldest { unlink(path) }
    }
    let groups = (try? Folder.names(in: folder + "/contents")) ?? []
    let contents = groups.flatMap { Self.files(in: "\(folder)/contents/\($0)") }
      .compactMap { path in (try? FileStatus(of: path)).map { (path: path, status: $0) } }
      .sorted { $0.status.changed < $1.status.changed }
    var size = contents.reduce(0) { $0 + $1.status.size }
    for (path, status) in contents where status.changed < oldest || size > most {
      unlink(path)
      size -= status.size
    }
  }

  private static func files(in folder: String) -> [String] {
    ((try? Folder.names(in: folder)) ?? []).map { folder + "/" + $0 }
  }
}
