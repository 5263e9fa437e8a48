/// In what form a thread is written to a file.
public enum ExportForm: String, Hashable, Sendable, CaseIterable {
  /// For people: who said what, and what the tools did.
  case markdown
  /// For programs: everything that is kept, as it is kept.
  case json
}
