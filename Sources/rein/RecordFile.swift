import Harness

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The file of `--record`. Every line is with the system when `append` returns, so that it survives the end of the
/// program, however sudden. Only its owner can read it.
final class RecordFile: Sendable {
  private let path: String
  private let descriptor: Int32
  /// Bytes that must not be in it: keys of providers.
  private let secrets: Secrets

  /// Opens the file, or makes it; what is in it stays.
  /// - Parameter secrets: replaced wherever they stand in a line.
  /// - Throws: `Failure`.
  init(path: String, secrets: Secrets) throws {
    self.path = path
    self.secrets = secrets
    descriptor = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw RecordFile.failure(path) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw Failure("\(path) is not an ordinary file; --record needs one.")
    }
    guard fchmod(descriptor, 0o600) == 0 else {
      close(descriptor)
      throw RecordFile.failure(path)
    }
    // Lines of two programs would be folded into one session.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
      close(descriptor)
      throw Failure("\(path) is being recorded into by another rein.")
    }
    try endCutLine(status.st_size)
  }

  deinit {
    close(descriptor)
  }

  /// A line that a full disk cut off must not swallow the first of ours.
  private func endCutLine(_ size: off_t) throws {
    var last: UInt8 = 0
    guard size > 0, pread(descriptor, &last, 1, size - 1) == 1, last != 0x0A else { return }
    try append("")
  }

  /// Writes a line at the end of the file.
  /// - Throws: `Failure` when not all of it could be written.
  func append(_ line: String) throws {
    var bytes = Array((line + "\n").utf8)
    for secret in secrets.all { bytes = RecordFile.removing(Array(secret.utf8), from: bytes) }
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw RecordFile.failure(path) }
      written += count
    }
  }

  /// The line with `[removed]` in place of every occurrence.
  static func removing(_ secret: [UInt8], from line: [UInt8]) -> [UInt8] {
    var clean: [UInt8] = []
    var rest = line[...]
    while let place = firstPlace(of: secret, in: rest) {
      clean += rest[..<place] + Array("[removed]".utf8)
      rest = rest[(place + secret.count)...]
    }
    return clean.isEmpty ? line : clean + rest
  }

  private static func firstPlace(of secret: [UInt8], in line: ArraySlice<UInt8>) -> Int? {
    line.withUnsafeBytes { bytes -> Int? in
      guard let start = bytes.baseAddress else { return nil }
      var offset = 0
      while offset + secret.count <= bytes.count {
        let room = bytes.count - offset - secret.count + 1
        guard let found = memchr(start + offset, Int32(secret[0]), room) else { return nil }
        offset = UnsafeRawPointer(found) - start
        if memcmp(found, secret, secret.count) == 0 { return line.startIndex + offset }
        offset += 1
      }
      return nil
    }
  }

  private static func failure(_ path: String) -> Failure {
    Failure("\(path) cannot be written: \(String(cString: strerror(errno))).")
  }
}
