import Harness
import Synchronization

/// What the network thread and the reader of one answer share: the head, and the bytes nobody has read yet as
/// one pile. The reader is woken when the pile stops being empty and takes all of it, so that a fast server
/// costs no wake-up per chunk.
final class Exchange: Sendable {
  private struct State {
    var head: HTTPHead?
    var pile: [UInt8] = []
    var end: Result<Void, any Error>?
    var isPaused = false
    var changes = 0
    var reader: CheckedContinuation<Void, Never>?
  }

  /// A reader that stays away longer than this many bytes makes the server wait.
  static let mostUnread = 1 << 20

  /// What is asked.
  let request: HTTPRequest
  /// How long to wait for it.
  let transport: Transport
  private let network: NetworkThread
  private let state = Mutex(State())

  init(_ request: HTTPRequest, _ transport: Transport, _ network: NetworkThread) {
    self.request = request
    self.transport = transport
    self.network = network
  }

  // The reader's side.

  /// The head, once it is there.
  func head() async throws -> HTTPHead {
    try await value { state in
      if let head = state.head { return .success(head) }
      return state.end.map { end in end.flatMap { .failure(Exchange.endedEarly) } }
    }
  }

  /// All bytes that came since the last call, once there are some; `nil` after the last.
  func next() async throws -> [UInt8]? {
    let (bytes, wasPaused): ([UInt8]?, Bool) = try await value { state in
      guard state.pile.isEmpty else {
        defer {
          state.pile = []
          state.isPaused = false
        }
        return .success((state.pile, state.isPaused))
      }
      return state.end.map { end in end.map { (nil, false) } }
    }
    if wasPaused { network.resume(self) }
    return bytes
  }

  /// Ends it now; whoever reads gets a `CancellationError`, also when all had come already.
  func cancel() {
    let (wasOpen, reader) = finish(with: .failure(CancellationError()))
    reader?.resume()
    if wasOpen { network.cancel(self) }
  }

  /// Ends it for the reader, not for the server: what still comes is thrown away.
  func leave() {
    let (_, reader) = finish(with: .success(()))
    reader?.resume()
    // It may have waited for the reader.
    network.resume(self)
  }

  private func finish(
    with end: Result<Void, any Error>
  ) -> (wasOpen: Bool, reader: CheckedContinuation<Void, Never>?) {
    state.withLock { state in
      let wasOpen = state.end == nil
      state.pile = []
      state.end = end
      state.changes += 1
      defer { state.reader = nil }
      return (wasOpen, state.reader)
    }
  }

  private func value<Value: Sendable>(
    _ read: @Sendable (inout State) -> Result<Value, any Error>?
  ) async throws -> Value {
    try await withTaskCancellationHandler {
      while true {
        let (value, changes) = state.withLock { (read(&$0), $0.changes) }
        if let value { return try value.get() }
        await change(after: changes)
      }
    } onCancel: {
      cancel()
    }
  }

  /// Returns once more changes happened than the reader has seen.
  private func change(after seen: Int) async {
    await withCheckedContinuation { continuation in
      let isMissed = state.withLock { state in
        if state.changes == seen { state.reader = continuation }
        return state.changes != seen
      }
      if isMissed { continuation.resume() }
    }
  }

  private static let endedEarly = ProviderError(
    .malformed, "the server ended the connection without an answer", isRetryable: true)

  // The network thread's side.

  /// The head arrived.
  func take(_ head: HTTPHead) {
    change { $0.head = head }
  }

  /// Bytes arrived. False when the reader is too far behind: then they were not taken, and the transfer must
  /// pause.
  func take(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let (isTaken, reader) = state.withLock { state in
      guard state.pile.count < Exchange.mostUnread else {
        state.isPaused = true
        return (false, nil as CheckedContinuation<Void, Never>?)
      }
      if state.end == nil { state.pile.append(contentsOf: bytes) }
      state.changes += 1
      defer { state.reader = nil }
      return (true, state.reader)
    }
    reader?.resume()
    return isTaken
  }

  /// Nothing more comes. Only the first end counts.
  func end(_ result: Result<Void, any Error>) {
    change { state in if state.end == nil { state.end = result } }
  }

  private func change(_ edit: (inout State) -> Void) {
    let reader = state.withLock { state in
      edit(&state)
      state.changes += 1
      defer { state.reader = nil }
      return state.reader
    }
    reader?.resume()
  }
}
