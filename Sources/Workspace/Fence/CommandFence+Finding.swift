#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension CommandFence {
  /// How long a trial may take, in milliseconds.
  private static let patience: Int32 = 3_000

  /// Finds the fence of this machine and tries it, which takes some milliseconds, unless that was done before.
  /// - Parameters:
  ///   - hasNetwork: whether commands reach the network.
  ///   - memory: a file in a folder of the person's own that keeps what came of it.
  /// - Returns: `none` with the reason when there is none that works.
  public static func find(
    hasNetwork: Bool, environment: [String: String]? = nil, memory: String? = nil
  ) -> CommandFence {
    #if os(macOS)
      return access("/usr/bin/sandbox-exec", X_OK) == 0
        ? .seatbelt(hasNetwork: hasNetwork) : .none(reason: "sandbox-exec is missing")
    #else
      let environment = environment ?? CommandEnvironment.ofThisProcess()
      guard let path = program("bwrap", environment) else {
        return .none(reason: "bubblewrap is not installed")
      }
      let bubblewrap = Bubblewrap(path: path, hasNetwork: hasNetwork)
      let trial = memory.map(FenceTrial.init)
      let problem: String?
      if let known = trial?.known(of: path) {
        problem = known
      } else {
        problem = Self.problem(of: bubblewrap)
        trial?.keep(problem, of: path)
      }
      if let problem {
        return .none(reason: "bubblewrap does not work here: \(problem)")
      }
      return .bubblewrap(path: path, hasNetwork: hasNetwork)
    #endif
  }

  /// The first program of that name where programs are looked for. Never one below the working directory: a project
  /// could have brought it.
  private static func program(_ name: String, _ environment: [String: String]) -> String? {
    let folders = ["/usr/bin", "/usr/local/bin", "/bin"]
    let own = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    let present = getcwd(nil, 0).map { path in
      defer { free(path) }
      return String(cString: path)
    }
    for folder in folders + own where folder.hasPrefix("/") {
      guard let real = realpath(folder + "/" + name, nil) else { continue }
      defer { free(real) }
      let path = String(cString: real)
      if let present, present != "/", path.hasPrefix(present + "/") { continue }
      if access(path, X_OK) == 0 { return path }
    }
    return nil
  }

  /// Why a fence cannot be put up; `nil` when it can.
  private static func problem(of bubblewrap: Bubblewrap) -> String? {
    do {
      let child = try ChildProcess(
        bubblewrap.trial, in: try WorkspaceRoot.system.open(), environment: CommandEnvironment.fixed)
      var watched = pollfd(fd: child.ended, events: Int16(POLLIN), revents: 0)
      let isOver = poll(&watched, 1, patience) > 0
      let text = [UInt8](unsafeUninitializedCapacity: 1024) { buffer, count in
        count = max(0, read(child.errors, buffer.baseAddress, buffer.count))
      }
      let ending = child.finish()
      guard isOver else { return "it takes too long" }
      if ending == .exited(code: 0) { return nil }
      let line = String(decoding: text, as: UTF8.self).split(whereSeparator: \.isNewline).first
      return line.map(String.init) ?? "it ends without a word"
    } catch {
      return "\(error)"
    }
  }
}
