#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a program of this machine says.
enum ProgramAnswer {
  /// What it prints, without the line break at the end; `nil` when it is missing, fails, or takes too long.
  /// - Parameter patience: milliseconds that each piece of the answer may take.
  static func text(of words: [String], patience: Int32 = 1_000) -> String? {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    var spawn = SpawnActions()
    spawn.output(to: ends[1])
    let child = spawn.start(words)
    close(ends[1])
    guard let child else { return nil }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1_024)
    var watched = pollfd(fd: ends[0], events: Int16(POLLIN), revents: 0)
    var isOver = false
    while !isOver, bytes.count < 65_536, poll(&watched, 1, patience) > 0 {
      let count = read(ends[0], &chunk, chunk.count)
      isOver = count <= 0
      if count > 0 { bytes += chunk[..<count] }
    }
    if !isOver { kill(child, SIGKILL) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    guard isOver, status == 0 else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  /// Where a program is, of the folders of `PATH`.
  static func path(of name: String, _ environment: [String: String]) -> String? {
    let folders = (environment["PATH"] ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
    return folders.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }
}
