import Harness

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What files held before and after tools changed them: contents, each kept once, and for each thread a list of changes.
/// For the person alone, in rein's own folder.
public struct ShadowFiles: Sendable {
  /// Days that changes are remembered.
  public static let days = 30
  /// Most bytes of all contents.
  static let mostBytes = 200 << 20
  /// Most bytes of a file; of larger ones it is only known that they were changed.
  static let mostBytesOfFile = 4 << 20

  /// Absolute; made when first needed.
  let folder: String

  /// A memory in a folder of its own.
  public init(folder: String) { self.folder = folder }

  /// Remembers a change that was made. What cannot be kept is lost: the change itself is what was asked for.
  func record(_ change: FileChange, in threadID: String) {
    record(
      path: change.path.absolute, before: change.before?.bytes, after: change.after, in: threadID)
  }

  /// As above; `nil` stands for no file.
  func record(path: String, before: [UInt8]?, after: [UInt8]?, in threadID: String) {
    do {
      let change = ShadowChange(
        time: Timestamp.now, path: path, before: try before.map(keep), after: try after.map(keep))
      try append(change, to: threadID)
    } catch {
      // A full disk must not keep tools from working.
    }
  }

  /// The changes of a thread, oldest first.
  /// - Throws: `SystemError`.
  func changes(of span: FileSpan) throws -> [ShadowChange] {
    guard let bytes = try Self.bytes(of: list(of: span.threadID)) else { return [] }
    return bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
      guard
        let change = (try? JSON(parsing: String(decoding: line, as: UTF8.self))).flatMap(
          ShadowChange.init(json:)),
        change.time >= span.start, span.end.map({ change.time < $0 }) ?? true
      else { return nil }
      return change
    }
  }

  /// A content that was kept; `nil` when it was too large or is too old.
  func content(_ key: String) -> [UInt8]? {
    key.isEmpty ? nil : try? Self.bytes(of: place(of: key))
  }

  /// Keeps a content once. - Returns: its key; empty for what is too large.
  private func keep(_ bytes: [UInt8]) throws -> String {
    guard bytes.count <= Self.mostBytesOfFile else { return "" }
    let digest = Digest.bytes(bytes)
    // The digest is short and known: who wants to can make two texts of one. The bytes themselves decide.
    for number in 0..<100 {
      let key = number == 0 ? digest : "\(digest)-\(number)"
      guard let known = try Self.bytes(of: place(of: key)) else {
        try Self.put(bytes, at: place(of: key))
        return key
      }
      if known == bytes {
        // So that it stays as long as it is needed.
        utimensat(AT_FDCWD, place(of: key), nil, 0)
        return key
      }
    }
    return ""
  }

  private func append(_ change: ShadowChange, to threadID: String) throws {
    let path = list(of: threadID)
    try Self.makeFolder(of: path)
    let file = try Descriptor(open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600))
    let line = Array((change.json.text() + "\n").utf8)
    try Draft.write(line, to: file.number)
  }

  private func list(of threadID: String) -> String { "\(folder)/threads/\(Digest.text(threadID))" }

  private func place(of key: String) -> String { "\(folder)/contents/\(key.prefix(2))/\(key.dropFirst(2))" }

  private static func makeFolder(of path: String) throws {
    try Folder.make(String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]), mode: 0o700)
  }

  private static func put(_ bytes: [UInt8], at path: String) throws {
    try makeFolder(of: path)
    let draft = path + ".new" + String(UInt64.random(in: .min ... .max), radix: 36)
    let file = try Descriptor(open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600))
    do {
      try Draft.write(bytes, to: file.number)
      guard rename(draft, path) == 0 else { throw SystemError.current }
    } catch {
      unlink(draft)
      throw error
    }
  }

  /// All of a file; `nil` when there is none.
  private static func bytes(of path: String) throws -> [UInt8]? {
    let number = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    if number < 0, errno == ENOENT { return nil }
    let file = try Descriptor(number)
    let size = try FileStatus(ofDescriptor: file.number).size
    var failure: SystemError?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      while filled < size, let base = buffer.baseAddress {
        let got = read(file.number, base + filled, size - filled)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = SystemError.current }
        if got <= 0 { return }
        filled += got
      }
    }
    if let failure { throw failure }
    return bytes
  }
}
