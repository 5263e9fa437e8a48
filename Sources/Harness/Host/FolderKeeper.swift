/// Lets tools work in folders besides the project, until the program ends.
public protocol FolderKeeper: Sendable {
  /// Grants a folder.
  /// - Parameter path: absolute, relative to the project, or beginning with `~`.
  /// - Returns: the folder's absolute path without links.
  /// - Throws: when it cannot be granted, in words for a person.
  func grant(folder path: String) throws -> String
  /// Takes a folder back; harmless when it is not granted.
  /// - Parameter path: as for granting.
  /// - Returns: the folders that are left.
  func revoke(folder path: String) -> [String]
  /// The folders that are granted, in the order they were; absolute.
  var grantedPaths: [String] { get }
}
