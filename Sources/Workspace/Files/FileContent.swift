import Harness

/// The whole content of an ordinary file at one moment.
struct FileContent: Sendable {
  /// The most an edit takes in.
  static let limit = 16 << 20

  /// Its bytes.
  let bytes: [UInt8]
  /// What the file was.
  let status: FileStatus

  /// Reads all of it.
  /// - Throws: `FileError`; `tooBig` above `limit`.
  init(_ path: ResolvedPath) throws {
    let file = try OpenFile(path)
    status = file.status
    guard file.status.size <= Self.limit else {
      throw FileError.tooBig(path.display, size: file.status.size, limit: Self.limit)
    }
    do {
      bytes = try file.read(Self.limit + 1)
    } catch let error as SystemError {
      throw FileError.failed(path.display, reason: error.text)
    }
    guard bytes.count <= Self.limit else {
      throw FileError.tooBig(path.display, size: bytes.count, limit: Self.limit)
    }
  }

  /// As above, `nil` when there is no such file.
  static func ifThere(_ path: ResolvedPath) throws -> FileContent? {
    do {
      return try FileContent(path)
    } catch FileError.notFound {
      return nil
    }
  }

  /// Whether it is no text: it holds a NUL byte near its start.
  var isBinary: Bool { Self.isBinary(bytes) }

  /// As above, for the first bytes of a file.
  static func isBinary(_ bytes: some Collection<UInt8>) -> Bool { bytes.prefix(8192).contains(0) }

  /// Stands for the bytes.
  var digest: String { Digest.bytes(bytes) }
}
