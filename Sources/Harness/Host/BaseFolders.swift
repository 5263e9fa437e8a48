#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where the person's files are, by the XDG base directory specification. Everything of rein that looks for its own
/// folders asks here, so that what is protected is what is read.
public struct BaseFolders: Sendable {
  private let environment: [String: String]

  /// The folders an environment names.
  public init(_ environment: [String: String]) {
    self.environment = environment
  }

  /// The person's home, absolute: what `HOME` says, else what the system knows of the user. A relative `HOME` is
  /// ignored.
  public var home: String {
    if let home = environment["HOME"], home.hasPrefix("/") { return home }
    let home = getpwuid(getuid()).flatMap { String(validatingCString: $0.pointee.pw_dir) }
    return home.flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/"
  }

  /// Rein's folder in the one a variable names, else in a standard folder below the home. A relative value is ignored,
  /// as the specification demands: the project would decide what it means.
  public func own(_ variable: String, else standard: String) -> String {
    if let base = environment[variable], base.hasPrefix("/") { return base + "/rein" }
    return (home == "/" ? "" : home) + "/" + standard + "/rein"
  }
}
