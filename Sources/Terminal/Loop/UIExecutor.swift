import CSys
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs jobs on whichever thread is bound to it, which sleeps in `poll` on `wakeDescriptor` in between.
final class UIExecutor: SerialExecutor {
  /// Readable while there is something to do.
  let wakeDescriptor: Int32
  private let wakeEnd: Int32
  private let jobs = Mutex<[UnownedJob]>([])
  private let thread = Atomic<UInt>(0)
  private let isFrameRequested = Atomic<Bool>(false)

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
    if isFirst { csys_wake_signal(wakeEnd) }
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
    thread.store(Self.currentThread, ordering: .relaxed)
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
