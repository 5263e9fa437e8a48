import Harness

extension OpenThreads {
  /// Waits until what goes on beside the thread in view is as a test wants it. A test whose wish never comes true runs
  /// into its time limit.
  public func untilBeside(_ isWanted: @Sendable ([OtherThread]) -> Bool) async {
    while !isWanted(beside) { await Task.yield() }
  }
}
