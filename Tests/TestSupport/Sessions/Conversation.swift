import Harness
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A session with a scripted model, an in-memory store, a clock that stands still and ids that count; and all events
/// it announced.
@HarnessActor
public final class Conversation {
  public let host: Host
  public let session: Session
  public nonisolated let provider: ScriptedProvider
  public nonisolated let store: any ThreadStore
  public nonisolated let locks: any ThreadLocks
  /// Every event so far, without the `display_state_changed` in between.
  public private(set) var events: [Event] = []

  public init(
    _ steps: [ScriptedProvider.Step] = [], tools: [any Tool] = [], store: (any ThreadStore)? = nil,
    locks: (any ThreadLocks)? = nil, configure: (inout HostConfiguration) -> Void = { _ in }
  ) throws {
    provider = ScriptedProvider(steps)
    self.store = store ?? MemoryThreadStore()
    self.locks = locks ?? MemoryThreadLocks()
    var configuration = HostConfiguration(store: self.store, locks: self.locks)
    configuration.providers = [provider]
    configuration.modelID = "script/one"
    configuration.tools = tools
    let counter = Counter()
    configuration.makeID = { counter.next() }
    configuration.now = { Date(timeIntervalSince1970: 1_780_308_000) }
    configure(&configuration)
    host = try Host(configuration)
    session = host.session()
    _ = session.subscribe { [weak self] event in
      if case .displayStateChanged = event { return }
      self?.events.append(event)
    }
    session.start()
    events = []
  }

  /// The display now.
  public var display: DisplayState { session.displayState }

  /// Names of the events so far, message updates and our own details left out.
  public var names: [String] {
    events.map(\.wireName).filter { !$0.hasPrefix("rein_") && $0 != "message_update" }
  }

  /// Forgets the events so far.
  public func forgetEvents() { events = [] }

  /// Says something and waits until nothing goes on, or a person is needed.
  public func say(_ text: String) async throws {
    try await session.submit(text)
    await session.settled()
  }

  /// Waits until the display is as the test wants it. A test whose wish never comes true runs into its time limit.
  public func until(_ condition: @escaping @HarnessActor (DisplayState) -> Bool) async {
    if condition(session.displayState) { return }
    var subscription: Subscription?
    await withCheckedContinuation { continuation in
      var waiting: CheckedContinuation<Void, Never>? = continuation
      subscription = session.subscribe { event in
        guard case .displayStateChanged(let state) = event, condition(state) else { return }
        waiting?.resume()
        waiting = nil
      }
    }
    subscription?.cancel()
  }

  /// The transcript as short lines.
  public var transcript: [String] {
    display.transcript.places.map { place in
      switch display.transcript[place].body {
      case .user(let text): "> \(text)"
      case .attached(let text): "+ \(text)"
      case .assistant(let text, let isStreaming): text + (isStreaming ? "…" : "")
      case .thinking(let text, _): "(\(text))"
      case .tool(let tool): "\(tool.name) \(tool.status.rawValue)"
      case .notice(let notice): "! \(notice.text)"
      }
    }
  }
}

/// Ids that count from 1.
public final class Counter: Sendable {
  private let last = Mutex(0)

  public init() {}

  public func next() -> String {
    last.withLock {
      $0 += 1
      return "\($0)"
    }
  }
}

extension ModelEvent {
  /// A whole tool call.
  public static func call(_ name: String, _ args: JSON = [:], id: String = "c1") -> ModelEvent {
    .toolCall(id: id, name: name, arguments: args.text())
  }

  /// A whole call of the tool that starts a subagent.
  public static func subagent(
    _ type: String, _ task: String, id: String = "s", forked: Bool? = nil
  ) -> ModelEvent {
    .call(
      "subagent",
      .fields(["agentType": .string(type), "task": .string(task), "forked": forked.map { .bool($0) }]), id: id
    )
  }
}
