/// What a session allows without asking, until it ends.
public struct Grants: Hashable, Sendable {
  /// Categories, in the order they were granted.
  public private(set) var categories: [ToolCategory] = []
  /// Names of tools, in the order they were granted.
  public private(set) var tools: [String] = []

  /// No grants.
  public init() {}

  /// Allows a category; harmless when it is granted already.
  public mutating func grant(_ category: ToolCategory) {
    if !categories.contains(category) { categories.append(category) }
  }

  /// Allows a tool; harmless when it is granted already.
  public mutating func grant(tool name: String) {
    if !tools.contains(name) { tools.append(name) }
  }

  /// Takes a category back.
  public mutating func revoke(_ category: ToolCategory) {
    categories.removeAll { $0 == category }
  }

  /// Takes a tool back.
  public mutating func revoke(tool name: String) {
    tools.removeAll { $0 == name }
  }
}
