import Harness

/// A search for lines.
struct ContentSearch: Sendable {
  /// Longer lines are shown in part.
  static let lineLimit = 300
  /// Bigger files are skipped, and said so.
  static let fileLimit = 16 << 20

  /// The pattern as it was written.
  let written: String
  var pattern: LinePattern
  /// The file or folder.
  let place: ResolvedPath
  let isFolder: Bool
  /// The most lines found.
  let limit: Int

  private var items: [ListItem] = []
  private var filesWithMatches = 0
  private var tooBig: [String] = []
  private var isCut = false

  init(written: String, pattern: LinePattern, place: ResolvedPath, isFolder: Bool, limit: Int) {
    self.written = written
    self.pattern = pattern
    self.place = place
    self.isFolder = isFolder
    self.limit = limit
  }

  /// Does it.
  /// - Throws: `FileError` when the place cannot be read, `CancellationError`.
  mutating func run(in workspace: Workspace, _ isCancelled: @escaping @Sendable () -> Bool) throws
    -> ToolOutput
  {
    var notes: [String] = []
    if isFolder {
      let ending = try FileWalk(isCancelled: isCancelled)(place, in: workspace) { entry in
        guard entry.status.kind == .file else { return true }
        // A file that cannot be read is none that matches.
        try? search(entry.path, isCancelled)
        return !isCut
      }
      notes = ending.notes
    } else {
      try search(place, isCancelled)
    }
    if isCancelled() { throw CancellationError() }
    return output(notes)
  }

  private mutating func search(_ path: ResolvedPath, _ isCancelled: () -> Bool) throws {
    let file = try OpenFile(path)
    guard file.status.size <= Self.fileLimit else {
      tooBig.append(path.display)
      return
    }
    let bytes = try file.read(Self.fileLimit)
    if FileContent.isBinary(bytes) { return }
    let found = items.count
    bytes.withUnsafeBufferPointer { buffer in
      var start = 0
      var number = 1
      while start < buffer.count, !isCut {
        let end = buffer[start...].firstIndex(of: UInt8(ascii: "\n")) ?? buffer.count
        var line = buffer[start..<end]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        if pattern.matches(line) { add(path, number, line) }
        number += 1
        start = end + 1
        if number % 4096 == 0, isCancelled() { return }
      }
    }
    if items.count > found { filesWithMatches += 1 }
  }

  private mutating func add(_ path: ResolvedPath, _ number: Int, _ line: Slice<UnsafeBufferPointer<UInt8>>) {
    guard items.count < limit else {
      isCut = true
      return
    }
    var shown = String(decoding: line.prefix(Self.lineLimit * 4), as: UTF8.self)
    if shown.count > Self.lineLimit || line.count > Self.lineLimit * 4 {
      shown = shown.prefix(Self.lineLimit) + "..."
    }
    items.append(ListItem("\(path.display):\(number)", detail: shown))
  }

  private func output(_ notes: [String]) -> ToolOutput {
    var notes = notes
    if items.isEmpty {
      notes.insert("No line in \(place.display) matches \(written).", at: 0)
    } else {
      let lines = items.count == 1 ? "1 line" : "\(items.count) lines"
      let files = filesWithMatches == 1 ? "1 file" : "\(filesWithMatches) files"
      let more = isCut ? ", and there are more: use a narrower pattern or path" : ""
      notes.insert("\(lines) in \(files)\(more).", at: 0)
    }
    if !tooBig.isEmpty {
      let names = tooBig.prefix(3).joined(separator: ", ") + (tooBig.count > 3 ? ", ..." : "")
      notes.append("Too big to search: \(names).")
    }
    let list: [OutputBlock] = items.isEmpty ? [] : [.list(items)]
    return ToolOutput(list + [.text(notes.joined(separator: " "))])
  }
}
