import OrderedCollections

/// What a session's state must look like, and what it starts with.
public struct StateSchema: Sendable {
  /// What the state starts with.
  public var initial: OrderedDictionary<String, JSON>
  /// Says what is wrong with a whole state, in words; empty when it is valid.
  public var problems: @Sendable (_ state: JSON) -> [String]

  /// A schema; by default an empty state that may hold anything.
  public init(
    initial: OrderedDictionary<String, JSON> = [:],
    problems: @escaping @Sendable (JSON) -> [String] = { _ in [] }
  ) {
    self.initial = initial
    self.problems = problems
  }

  /// A schema of typed fields with defaults. A field without a default may be absent; unknown keys are allowed.
  public init(fields: [JSONSchema.Field], defaults: OrderedDictionary<String, JSON>) {
    let schema = JSONSchema.object(fields)
    self.init(initial: defaults) { schema.problems(in: $0) }
  }
}

/// A state write that was refused.
public struct StateError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was wrong, one item per field.
  public let problems: [String]
  /// `Invalid state update: ` and the problems.
  public var description: String { "Invalid state update: " + problems.joined(separator: "; ") }
}
