import TestSupport
import Testing

@testable import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The loop as a program runs it, in a process of its own.
@Suite struct EventLoopProcessTests {
  private actor Elsewhere {
    private var steps = 0

    func step() -> Int {
      steps += 1
      return steps
    }
  }

  @Test func `the loop runs the jobs of its actor on its thread, until it is stopped`() async {
    await #expect(processExitsWith: .exitCode(42)) {
      EventLoop.run {
        let loop = EventLoop(screen: MemoryScreen())
        Task { @UIActor in
          let elsewhere = Elsewhere()
          while await elsewhere.step() < 100 { UIActor.shared.preconditionIsolated() }
          loop.stop()
        }
        return loop
      }
      exit(42)
    }
  }
}
