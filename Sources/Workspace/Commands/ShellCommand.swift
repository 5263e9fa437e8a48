import Harness

/// A command, ready to run.
struct ShellCommand: Sendable {
  /// What is started for it.
  let launch: CommandLaunch
  /// Where it runs.
  let directory: ResolvedPath
  /// All the variables it gets.
  let environment: [String: String]
  /// How long it may run.
  let timeout: Duration
  /// Where its whole output is kept when that is much.
  let outputFolder: OutputFolder

  /// How it ended.
  enum Ending: Hashable, Sendable {
    /// By itself, or by a signal of somebody else.
    case ended(ChildProcess.Ending)
    /// We ended it because its time was over.
    case timedOut
    /// We ended it because the run was interrupted.
    case interrupted
  }

  /// What came of it.
  struct Result: Hashable, Sendable {
    let ending: Ending
    let text: String
    let fullOutputPath: String?
    let note: String
  }

  /// Starts it. The calling thread stays until it has ended.
  /// - Throws: `CommandError.notStarted`.
  func start() throws -> ChildProcess {
    let folder: Descriptor
    do {
      folder = try Place(directory).openFolder()
    } catch {
      throw CommandError.notStarted(reason: "\(directory.display): \(error)")
    }
    return try ChildProcess(launch, in: folder, environment: environment)
  }

  /// Runs it and tells what it prints meanwhile. When it returns, nothing of the command's group is left.
  ///
  /// Cancelling the task ends the command; that is told in the result and not thrown, since what was printed
  /// until then is worth having.
  /// - Throws: `CommandError` when it cannot be started.
  func run(_ tell: (ToolProgress) async -> Void) async throws -> Result {
    let wake = try WakeDescriptor()
    let (progress, feed) = AsyncStream.makeStream(of: ToolProgress.self)
    async let result = OwnThread.run(onCancel: { wake.signal() }) { isCancelled in
      defer { feed.finish() }
      return try CommandLoop.run(self, wake: wake, isCancelled: isCancelled) { feed.yield($0) }
    }
    for await piece in progress { await tell(piece) }
    return try await result
  }
}
