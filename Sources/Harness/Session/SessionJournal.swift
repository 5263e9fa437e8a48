/// Writes what happened to the store, in the order it happened, while the session goes on. A write that fails is
/// told to the person once and loses nothing else.
@HarnessActor
final class SessionJournal {
  private let store: any ThreadStore
  private let bus: EventBus
  private let interval: Duration
  private let queue = SerialQueue()
  private var waiting: (message: Message, threadID: String)?
  private var timer: Task<Void, Never>?
  private var isFailing = false

  nonisolated init(store: any ThreadStore, bus: EventBus, interval: Duration) {
    self.store = store
    self.bus = bus
    self.interval = interval
  }

  /// Keeps a message that is still being written: now or, when one was kept a moment ago, within the interval.
  func keep(partial message: Message, in threadID: String) {
    waiting = (message, threadID)
    guard timer == nil else { return }
    let interval = interval
    timer = Task {
      try? await Task.sleep(for: interval)
      guard !Task.isCancelled else { return }
      timer = nil
      keepWaiting()
    }
  }

  private func keepWaiting() {
    guard let (message, threadID) = waiting else { return }
    waiting = nil
    write { try await $0.save(message, in: threadID) }
  }

  /// Keeps a message as it is now, and waits until it is kept.
  func keep(_ message: Message, in threadID: String) async {
    timer?.cancel()
    timer = nil
    // A message waiting under the same id is an older form of this one; another one is still to be kept.
    if waiting?.message.id == message.id { waiting = nil } else { keepWaiting() }
    let measured = bus.state.transcript.measured(message)
    write { try await $0.save(measured, in: threadID) }
    await queue.flush()
  }

  /// Changes the thread's row.
  func update(_ threadID: String, _ change: @escaping @Sendable (inout ChatThread) -> Void) {
    write { try await $0.update(threadID, change) }
  }

  /// Keeps what changed in the queue of a thread.
  func change(queueOf threadID: String, _ changes: [QueueChange]) {
    write { try await $0.change(queueOf: threadID, changes) }
  }

  /// Keeps what a thread was condensed into.
  func keep(_ memory: ThreadMemory, of threadID: String) {
    write { try await $0.keep(memory, of: threadID) }
  }

  /// Keeps how it was decided whether a call of the thread may run.
  func keep(_ decision: DecisionRecord, of threadID: String) {
    write { try await $0.append(decision, to: threadID) }
  }

  private func write(_ operation: @escaping @Sendable (any ThreadStore) async throws -> Void) {
    let store = store
    queue.enqueue {
      do {
        try await operation(store)
        self.isFailing = false
      } catch {
        if !self.isFailing {
          self.bus.emit(.detail(.noticed(Notice(.error, "Not saved: \(error)"))))
        }
        self.isFailing = true
      }
    }
  }

  /// Waits until everything is kept.
  func flush() async {
    timer?.cancel()
    timer = nil
    keepWaiting()
    await queue.flush()
  }
}
