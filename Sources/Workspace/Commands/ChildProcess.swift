import CSys

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A started `/bin/sh` and all it starts. Whoever starts one calls `finish`, whatever happens.
struct ChildProcess: ~Copyable {
  /// What to wait for with `poll`.
  let output: Int32
  /// What to wait for with `poll`.
  let errors: Int32
  /// Readable once the shell itself has ended.
  let ended: Int32
  private let pid: pid_t

  /// How a shell ended.
  enum Ending: Hashable, Sendable {
    /// By itself.
    case exited(code: Int)
    /// By a signal.
    case killed(signal: Int32)
  }

  /// Starts a command in a session of its own, without a terminal or input, and with nothing of ours but the
  /// variables given.
  /// - Throws: `CommandError.notStarted`.
  init(command: String, directory: String, environment: [String: String]) throws {
    let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    var child = csys_child()
    let error = Self.withCStrings(["/bin/sh", "-c", command]) { arguments in
      Self.withCStrings(variables) { variables in
        directory.withCString { directory in
          "/bin/sh".withCString { path in
            var request = csys_spawn_request(
              path: path, arguments: arguments, environment: variables, directory: directory)
            return csys_spawn(&request, &child)
          }
        }
      }
    }
    guard error == 0 else { throw CommandError.notStarted(reason: SystemError(code: error).text) }
    output = child.output
    errors = child.errors
    ended = child.ended
    pid = child.pid
  }

  deinit {
    close(output)
    close(errors)
    close(ended)
  }

  /// Sends a signal to the shell and everything in its group.
  func signal(_ number: Int32) {
    csys_child_signal(pid, number)
  }

  /// Ends whatever is left of the group, then takes the shell's result. The order matters: until the result is
  /// taken, the group's number cannot be given to strangers.
  consuming func finish() -> Ending {
    csys_child_signal(pid, SIGKILL)
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
