import CSys
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs jobs on the thread bound to it, which sleeps in `poll` on `wakeDescriptor` in between. As long as no
/// event loop has bound its thread, a spare one does the work: in tests, and in programs without a screen.
final class UIExecutor: SerialExecutor {
  /// Readable while there is something to do.
  let wakeDescriptor: Int32
  private let wakeEnd: Int32
  private let jobs = Mutex<[UnownedJob]>([])
  private let thread = Atomic<UInt>(0)
  private let isFrameRequested = Atomic<Bool>(false)
  /// Held by whoever runs jobs, so that the spare thread is done before a loop takes over.
  private let running = Mutex<Void>(())

  init() {
    var read: Int32 = -1
    var write: Int32 = -1
    guard csys_wake_open(&read, &write) == 0 else {
      fatalError("no file descriptor is left for the event loop")
    }
    wakeDescriptor = read
    wakeEnd = write
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let isFirst = jobs.withLock { jobs in
      jobs.append(job)
      return jobs.count == 1
    }
    if !isFirst { return }
    if thread.load(ordering: .acquiring) == 0 { startSpare() }
    csys_wake_signal(wakeEnd)
  }

  /// Asks for a frame from any thread.
  func requestFrame() {
    if !isFrameRequested.exchange(true, ordering: .acquiringAndReleasing) { csys_wake_signal(wakeEnd) }
  }

  /// Whether a frame was asked for since the last call.
  func takeFrameRequest() -> Bool {
    isFrameRequested.exchange(false, ordering: .acquiringAndReleasing)
  }

  /// Makes the calling thread the actor's thread.
  func bind() {
    running.withLock { _ in thread.store(Self.currentThread, ordering: .releasing) }
    // What the spare thread left undone would otherwise wait for the next job.
    csys_wake_signal(wakeEnd)
  }

  /// Runs the jobs there are; jobs they add wait for the next call, so that input gets its turn.
  func drain() {
    csys_wake_clear(wakeDescriptor)
    let batch = jobs.withLock { jobs in
      let batch = jobs
      jobs.removeAll(keepingCapacity: true)
      return batch
    }
    for job in batch { job.runSynchronously(on: asUnownedSerialExecutor()) }
  }

  private func startSpare() {
    #if canImport(Glibc)
      var new = pthread_t()
    #else
      var new: pthread_t?
    #endif
    // The executor lives as long as the process, so the thread needs no reference to it.
    let refusal = pthread_create(&new, nil, { _ in UIActor.executor.runSpare() }, nil)
    precondition(refusal == 0, "no thread is left for the user interface")
  }

  private func runSpare() -> UnsafeMutableRawPointer? {
    let own = Self.currentThread
    _ = thread.compareExchange(expected: 0, desired: own, ordering: .acquiringAndReleasing)
    while true {
      let isMine = running.withLock { _ in
        guard thread.load(ordering: .acquiring) == own else { return false }
        drain()
        return true
      }
      if !isMine { return nil }
      var wake = pollfd(fd: wakeDescriptor, events: Int16(POLLIN), revents: 0)
      poll(&wake, 1, -1)
    }
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }

  func isIsolatingCurrentContext() -> Bool? { thread.load(ordering: .relaxed) == Self.currentThread }

  func checkIsolated() {
    precondition(thread.load(ordering: .relaxed) == Self.currentThread, "not on the thread of the event loop")
  }

  private static var currentThread: UInt {
    #if canImport(Glibc)
      UInt(pthread_self())
    #else
      UInt(bitPattern: pthread_self())
    #endif
  }
}
