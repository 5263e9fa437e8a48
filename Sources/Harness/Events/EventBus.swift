#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Takes what happens, folds it into the display state, and tells whoever listens. It has one rule: first apply,
/// then tell, then tell the state.
@HarnessActor
public final class EventBus {
  /// What is told. A listener that throws is skipped; others still hear.
  public typealias Listener = @HarnessActor (Event) throws -> Void

  /// The display after the last event.
  public private(set) var state = DisplayState()
  /// What the reducer must know besides events. The session's parts keep it right.
  var facts = DisplayFacts()
  private let clock: @Sendable () -> Date
  private let log: SessionLog?
  private var listeners: [(id: Int, hear: Listener)] = []
  private var nextID = 0

  /// - Parameter log: takes everything first, so that an event emitted by a listener comes after the outer one in it.
  nonisolated init(clock: @escaping @Sendable () -> Date, log: SessionLog? = nil) {
    self.clock = clock
    self.log = log
  }

  /// Announces an event: afterwards every listener has heard it and then `displayStateChanged`, in the order they
  /// subscribed. An event emitted by a listener reaches all of them before the outer one goes on.
  func emit(_ event: Event) {
    facts.now = clock()
    let previous = log == nil ? nil : state.currentMessage
    state.apply(event, facts)
    record { try $0.take(event, facts, previous: previous) }
    tell(event)
    tell(.displayStateChanged(state))
  }

  /// Changes the display without an event, and tells the state.
  func change(_ directive: Directive) {
    facts.now = clock()
    state.apply(directive)
    record { try $0.take(directive, at: facts.now) }
    tell(.displayStateChanged(state))
  }

  private func record(_ write: (SessionLog) throws -> Void) {
    guard let log else { return }
    do {
      try write(log)
    } catch {
      emit(.detail(.noticed(Notice(.error, "The recording stopped: \(error)"))))
    }
  }

  /// Listens until the subscription is cancelled. Whoever subscribes while an event is told hears the next one.
  public func subscribe(_ listener: @escaping Listener) -> Subscription {
    nextID += 1
    let id = nextID
    listeners.append((id, listener))
    return Subscription { [weak self] in self?.listeners.removeAll { $0.id == id } }
  }

  private func tell(_ event: Event) {
    // A copy: whoever unsubscribes while being told must not make another one miss the event.
    for listener in listeners where listeners.contains(where: { $0.id == listener.id }) {
      try? listener.hear(event)
    }
  }
}

/// Ends a subscription. Dropping it changes nothing.
@HarnessActor
public final class Subscription {
  private var end: (@HarnessActor () -> Void)?

  init(_ end: @escaping @HarnessActor () -> Void) {
    self.end = end
  }

  /// Stops listening; harmless when called again, also from the listener itself.
  public func cancel() {
    end?()
    end = nil
  }
}
