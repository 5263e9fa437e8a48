/// What a message of the person names as `@path`, and what of it cannot be sent.
public struct Attachments: Hashable, Sendable {
  /// Pictures and files, in the order they are named.
  public var parts: [MessagePart]
  /// Why something that was named cannot be sent, one sentence each.
  public var problems: [String]

  /// Something that is sent along.
  public init(parts: [MessagePart] = [], problems: [String] = []) {
    self.parts = parts
    self.problems = problems
  }
}
