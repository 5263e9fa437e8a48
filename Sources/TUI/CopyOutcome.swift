/// What became of a text that was to be copied.
public enum CopyOutcome: Hashable, Sendable {
  /// A program has it, and said so.
  case copied(by: String)
  /// It is in a file.
  case kept(path: String)
  /// Nothing has it.
  case failed
}
