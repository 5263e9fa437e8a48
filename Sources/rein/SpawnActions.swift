#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How a program of the person is started: with our variables, without a shell, and with the signals as they are for
/// any program.
struct SpawnActions: ~Copyable {
  #if canImport(Glibc)
    private var files = posix_spawn_file_actions_t()
    private var attributes = posix_spawnattr_t()
  #else
    private var files: posix_spawn_file_actions_t?
    private var attributes: posix_spawnattr_t?
  #endif
  /// Why the last start failed; an errno.
  private(set) var failure: Int32 = 0

  init() {
    posix_spawn_file_actions_init(&files)
    posix_spawnattr_init(&attributes)
    // What we ignore or handle is not for it.
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
  }

  deinit {
    var files = files
    var attributes = attributes
    posix_spawn_file_actions_destroy(&files)
    posix_spawnattr_destroy(&attributes)
  }

  /// Gives it the terminal. Our own standard input may be a pipe.
  mutating func terminal() {
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/tty", O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&files, STDIN_FILENO, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&files, STDIN_FILENO, STDERR_FILENO)
  }

  /// Lets it read from a descriptor; what it says goes nowhere.
  mutating func input(from descriptor: Int32) {
    posix_spawn_file_actions_adddup2(&files, descriptor, STDIN_FILENO)
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
  }

  /// Lets it write to a descriptor; it has nothing to read, and what it complains about goes nowhere.
  mutating func output(to descriptor: Int32) {
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&files, descriptor, STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
  }

  /// Starts the program that the first word names. - Returns: its process, or `nil`; then `failure` says why.
  mutating func start(_ words: [String]) -> pid_t? {
    guard let name = words.first else { return nil }
    let arguments = words.map { strdup($0) } + [nil]
    let variables = ProcessInfo.processInfo.environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var child: pid_t = 0
    failure = posix_spawnp(&child, name, &files, &attributes, arguments, variables)
    return failure == 0 ? child : nil
  }
}
