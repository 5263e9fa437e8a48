#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a command printed: the start and the end in memory, the whole in a file once that is not all.
struct CommandOutput: ~Copyable {
  /// Bytes kept of the start, and as many of the end.
  static let shown = 15 << 10
  /// The most a file holds. A command that prints for hours must not fill the disk.
  static let fileLimit = 256 << 20

  private let folder: OutputFolder
  private let fileLimit: Int
  private var head: [UInt8] = []
  private var tail: [UInt8] = []
  private var descriptor: Int32 = -1
  private var written = 0

  /// How many bytes were printed.
  private(set) var total = 0
  /// The file with the whole output, when there is one.
  private(set) var path: String?
  /// Why the file does not hold everything; empty when it does or none is needed.
  private(set) var note = ""

  init(in folder: OutputFolder, fileLimit: Int = CommandOutput.fileLimit) {
    self.folder = folder
    self.fileLimit = fileLimit
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Takes more.
  mutating func append(_ bytes: [UInt8]) {
    if total <= 2 * Self.shown, total + bytes.count > 2 * Self.shown { openFile() }
    write(bytes[...])
    total += bytes.count
    let first = min(Self.shown - head.count, bytes.count)
    head += bytes.prefix(first)
    tail += bytes.dropFirst(first)
    // Trimmed rarely, so that each byte is moved about once.
    if tail.count > 8 * Self.shown { tail.removeFirst(tail.count - Self.shown) }
  }

  /// Start and end as text, with a line that says how much is missing between them.
  var text: String {
    guard total > 2 * Self.shown else { return String(decoding: head + tail, as: UTF8.self) }
    let start = Self.cutEnd(head)
    let end = Self.cutStart(tail.suffix(Self.shown))
    let missing = ByteCount.text(total - start.count - end.count)
    return String(decoding: start, as: UTF8.self) + "\n[... \(missing) left out here ...]\n"
      + String(decoding: end, as: UTF8.self)
  }

  // At a line's end if one is near, else at a character's.
  private static func cutEnd(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    if let newline = bytes.suffix(1024).lastIndex(of: UInt8(ascii: "\n")) { return bytes[..<newline] }
    return bytes.dropLast(UTF8Carry.incomplete(bytes))
  }

  private static func cutStart(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    if let newline = bytes.prefix(1024).firstIndex(of: UInt8(ascii: "\n")) { return bytes[(newline + 1)...] }
    return bytes.drop { 0x80...0xBF ~= $0 }
  }

  private mutating func openFile() {
    do {
      (descriptor, path) = try folder.makeFile()
      write((head + tail)[...])
    } catch {
      note = "the whole output could not be kept (\(folder.path): \(error))"
    }
  }

  private mutating func write(_ bytes: ArraySlice<UInt8>) {
    guard descriptor >= 0 else { return }
    var rest = bytes.prefix(fileLimit - written)
    written += rest.count
    let isFull = rest.count < bytes.count
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { buffer in
        #if canImport(Glibc)
          Glibc.write(descriptor, buffer.baseAddress, buffer.count)
        #else
          Darwin.write(descriptor, buffer.baseAddress, buffer.count)
        #endif
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        stopWriting("the whole output could not be kept: \(SystemError.current)")
        return
      }
      rest = rest.dropFirst(count)
    }
    if isFull { stopWriting("only the first \(ByteCount.text(fileLimit)) of the output were kept") }
  }

  private mutating func stopWriting(_ reason: String) {
    close(descriptor)
    descriptor = -1
    note = reason
  }
}
