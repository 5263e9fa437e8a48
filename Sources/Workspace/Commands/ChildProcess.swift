import CSys

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A started program and all it starts. Whoever starts one calls `finish`, whatever happens.
struct ChildProcess: ~Copyable {
  /// How long all of a fence may take to be gone once it was told.
  private static let patience: Int32 = 2_000

  /// What to wait for with `poll`.
  let output: Int32
  /// What to wait for with `poll`.
  let errors: Int32
  /// Readable once the program itself has ended.
  let ended: Int32
  private let pid: pid_t
  private let inner: InnerProcess?

  /// How a program ended.
  enum Ending: Hashable, Sendable {
    /// By itself.
    case exited(code: Int)
    /// By a signal.
    case killed(signal: Int32)
  }

  /// Starts a program in a session of its own, without a terminal or input, and with nothing of ours but the
  /// variables given. The calling thread stays until `finish`.
  /// - Throws: `CommandError.notStarted`.
  init(_ launch: CommandLaunch, in directory: borrowing Descriptor, environment: [String: String]) throws {
    let report = try launch.tellsInner ? FenceReport() : nil
    let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    var child = csys_child()
    let number = directory.number
    let error = Self.withCStrings(launch.arguments) { arguments in
      Self.withCStrings(variables) { variables in
        (launch.arguments.first ?? "").withCString { path in
          var request = csys_spawn_request(
            path: path, arguments: arguments, environment: variables, directory: number,
            passed: report?.writeEnd ?? -1)
          return csys_spawn(&request, &child)
        }
      }
    }
    guard error == 0 else { throw CommandError.notStarted(reason: SystemError(code: error).text) }
    output = child.output
    errors = child.errors
    ended = child.ended
    pid = child.pid
    inner = report?.process().flatMap { InnerProcess(reported: $0) }
  }

  deinit {
    close(output)
    close(errors)
    close(ended)
  }

  /// Asks the program and everything in its group to end. Behind a fence that is what the fence runs: a fence that is
  /// asked to end would kill it without a word.
  func askToEnd() {
    switch inner {
    case .some(let inner): inner.askToEnd()
    case .none: csys_child_signal(pid, SIGTERM)
    }
  }

  /// Ends everything in its group, or all of its fence.
  func kill() {
    switch inner {
    case .some(let inner): inner.kill(patience: Self.patience)
    case .none: break
    }
    csys_child_signal(pid, SIGKILL)
  }

  /// Ends whatever is left of the group, then takes the program's result. The order matters: until the result is
  /// taken, the group's number cannot be given to strangers.
  consuming func finish() -> Ending {
    kill()
    var code: Int32 = 0
    return csys_child_reap(pid, &code) ? .exited(code: Int(code)) : .killed(signal: code)
  }

  private static func withCStrings<Result>(
    _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    var pointers = strings.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    pointers.append(nil)
    return pointers.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { preconditionFailure("an array that holds nil is not empty") }
      return body(base)
    }
  }
}
