/// Keeps what a person allows for longer than a session: for one project, in a file of the person's own.
public protocol RuleKeeper: Sendable {
  /// The file it is kept in, as a person reads it.
  var place: String { get }
  /// Adds rules that allow something; those that are kept already are not added again.
  /// - Returns: the rules with the place they now stand at as origin.
  /// - Throws: when they could not be kept, in words for a person; then nothing was changed.
  func keep(_ rules: [PermissionRule]) async throws -> [PermissionRule]
  /// Takes back a rule that is kept; harmless when it is not.
  /// - Returns: the rules that are still kept, with the place each now stands at as origin.
  /// - Throws: when that could not be written, in words for a person; then nothing was changed.
  func forget(_ rule: PermissionRule) async throws -> [PermissionRule]
}
