import CSys

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A name in an open folder. The folder was reached without following any link, and stays the same one whoever renames
/// or links things meanwhile.
struct Place: ~Copyable {
  private let folder: Descriptor
  /// The last component of the path; `.` for a root itself.
  let name: String

  /// Opens the folder a path is in.
  /// - Parameter making: whether folders that are missing are made.
  /// - Throws: `SystemError`; `ELOOP` or `ENOTDIR` when a part of the path became a link since it was resolved.
  init(_ path: ResolvedPath, making: Bool = false) throws(SystemError) {
    var components = path.belowRoot.split(separator: "/")
    name = components.popLast().map(String.init) ?? "."
    let root = try path.root.open()
    let parent = components.joined(separator: "/")
    let number = csys_open_folder(root.number, parent)
    if number < 0, errno == ENOENT, making {
      folder = try Self.make(components, in: root)
    } else {
      folder = try Descriptor(number)
    }
  }

  private static func make(
    _ components: [Substring], in root: consuming Descriptor
  ) throws(SystemError) -> Descriptor {
    var current = root
    for component in components {
      let name = String(component)
      // Another may have made it meanwhile; what it is shows when it is opened.
      guard mkdirat(current.number, name, 0o777) == 0 || errno == EEXIST else { throw SystemError.current }
      current = try Descriptor(csys_open_folder(current.number, name))
    }
    return current
  }

  /// What is there; links are not followed.
  /// - Throws: `SystemError`.
  func status() throws(SystemError) -> FileStatus { try status(of: name) }

  private func status(of name: String) throws(SystemError) -> FileStatus {
    var status = stat()
    guard fstatat(folder.number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { throw SystemError.current }
    return FileStatus(status)
  }

  /// Which folder the name is in.
  /// - Throws: `SystemError`.
  func folderIdentity() throws(SystemError) -> FileIdentity { try status(of: ".").identity }

  /// Opens what is there; a link is refused.
  /// - Throws: `SystemError`.
  func open(_ flags: Int32) throws(SystemError) -> Descriptor {
    try Descriptor(openat(folder.number, name, flags | O_CLOEXEC | O_NOFOLLOW))
  }

  /// Opens the folder that is there, to name what is in it.
  /// - Throws: `SystemError`.
  func openFolder() throws(SystemError) -> Descriptor {
    try Descriptor(csys_open_folder(folder.number, name == "." ? "" : name))
  }

  /// Makes an empty file for this user alone in the same folder, with a name nobody can guess.
  /// - Throws: `SystemError`.
  func makeDraft() throws(SystemError) -> (descriptor: Int32, name: String) {
    let draft = ".rein-" + String(UInt64.random(in: .min ... .max), radix: 36)
    let number = openat(folder.number, draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard number >= 0 else { throw SystemError.current }
    return (number, draft)
  }

  /// Puts a draft there, instead of what is.
  /// - Throws: `SystemError`.
  func replace(with draft: String) throws(SystemError) {
    guard renameat(folder.number, draft, folder.number, name) == 0 else { throw SystemError.current }
  }

  /// Puts a draft there, where nothing may be. It keeps its own name, too.
  /// - Throws: `SystemError`.
  func fill(with draft: String) throws(SystemError) {
    guard linkat(folder.number, draft, folder.number, name, 0) == 0 else { throw SystemError.current }
  }

  /// Gives what is there another name in the same folder. A link is renamed itself.
  /// - Throws: `SystemError`.
  func rename(to other: String) throws(SystemError) {
    guard renameat(folder.number, name, folder.number, other) == 0 else { throw SystemError.current }
  }

  /// Makes a symbolic link there, where nothing may be.
  /// - Throws: `SystemError`.
  func link(to target: String) throws(SystemError) {
    guard symlinkat(target, folder.number, name) == 0 else { throw SystemError.current }
  }

  /// Removes the file that is there.
  /// - Throws: `SystemError`.
  func removeFile() throws(SystemError) {
    guard unlinkat(folder.number, name, 0) == 0 else { throw SystemError.current }
  }

  /// Removes a draft; nothing when it is gone.
  func remove(draft: String) {
    unlinkat(folder.number, draft, 0)
  }
}
