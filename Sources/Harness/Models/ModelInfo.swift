/// A model that can be chosen.
public struct ModelInfo: Hashable, Sendable, Identifiable {
  /// `provider/name`.
  public let id: String
  /// What a person reads; defaults to the part of the id after the last slash.
  public var name: String
  /// What is known about it.
  public var facts: ModelFacts
  /// Why it cannot be used now ("no key: set OPENAI_API_KEY"); `nil` when it can.
  public var unavailable: String?

  /// A model.
  public init(
    id: String, name: String? = nil, contextLength: Int? = nil, unavailable: String? = nil,
    facts: ModelFacts = ModelFacts()
  ) {
    self.id = id
    self.name = name ?? id.split(separator: "/").last.map(String.init) ?? id
    self.facts = facts
    self.unavailable = unavailable
    if let contextLength { self.facts.contextLength = contextLength }
  }

  /// Tokens of context, where known.
  public var contextLength: Int? { facts.contextLength }
}
