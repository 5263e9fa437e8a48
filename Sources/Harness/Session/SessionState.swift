import OrderedCollections

/// Typed facts a session keeps besides the conversation. Writes are applied strictly in the order they were asked
/// for; a refused one leaves no trace.
@HarnessActor
public final class SessionState {
  /// What an updater wants.
  public struct Change<Result: Sendable>: Sendable {
    /// Keys to write; none is no write and no `state_changed`.
    public var updates: OrderedDictionary<String, JSON>
    /// Events to announce after the write.
    public var events: [Event]
    /// What the caller of `update` gets.
    public var result: Result

    /// A change.
    public init(_ updates: OrderedDictionary<String, JSON> = [:], events: [Event] = [], result: Result) {
      self.updates = updates
      self.events = events
      self.result = result
    }
  }

  private let bus: EventBus
  private let schema: StateSchema
  private let queue = SerialQueue()
  private var values: OrderedDictionary<String, JSON>

  nonisolated init(bus: EventBus, schema: StateSchema, more: OrderedDictionary<String, JSON>) {
    self.bus = bus
    self.schema = schema
    values = schema.initial.merging(more) { given, _ in given }
  }

  /// The whole state, as an object. Writes that are still waiting are not in it.
  public func get() -> JSON { .object(values) }

  /// One value.
  public subscript(key: String) -> JSON? { values[key] }

  /// Writes keys. Emits `state_changed` with them, also when their values are what they were.
  /// - Throws: `StateError` when the state would not be valid; then nothing changed.
  public func set(_ updates: OrderedDictionary<String, JSON>) async throws {
    try await queue.run { try self.apply(updates) }
  }

  /// Reads and writes in one step that no other write can come between. The updater must not write to this state
  /// itself: it would wait for ever.
  /// - Throws: what the updater throws, or `StateError`; then nothing changed.
  public func update<Result: Sendable>(
    _ updater: @escaping @HarnessActor (JSON) async throws -> Change<Result>
  ) async throws -> Result {
    try await queue.run {
      let change = try await updater(self.get())
      if !change.updates.isEmpty { try self.apply(change.updates) }
      for event in change.events { self.bus.emit(event) }
      return change.result
    }
  }

  private func apply(_ updates: OrderedDictionary<String, JSON>) throws {
    let merged = values.merging(updates) { _, new in new }
    let problems = schema.problems(.object(merged))
    guard problems.isEmpty else { throw StateError(problems: problems) }
    values = merged
    bus.emit(.session(.stateChanged(state: .object(merged), changedKeys: Array(updates.keys))))
  }
}
