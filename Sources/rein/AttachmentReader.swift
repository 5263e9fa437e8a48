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

/// Finds what a message names as `@path` and reads it: pictures, texts, PDF documents.
///
/// A path counts when there is an ordinary file of that name. A name inside the project is enough for files of the
/// project; what is elsewhere must be named from the root (`@/tmp/a.png`), from home (`@~/a.png`) or upwards
/// (`@../a.png`), so that a link in a project cannot lead out of it. Everything else stays the text it is.
struct AttachmentReader: Sendable {
  /// The most bytes of a picture or a document: encoded, they are the 5 MB that providers take.
  static let mostBytes = 3_900_000
  /// The most bytes of a text: longer ones are for tools, which read parts.
  static let mostTextBytes = 256 * 1024
  /// The most files of one message.
  static let mostFiles = 20

  /// The project.
  let root: String
  /// Where rein was started; names begin here, then at the root.
  let folder: String
  /// For `~`.
  let home: String?

  /// What the text names.
  func attachments(in text: String) -> Attachments {
    var found = Attachments()
    var seen: Set<String> = []
    for name in AttachmentReader.names(in: text) {
      guard let (path, name) = resolved(name), seen.insert(path).inserted else { continue }
      guard seen.count <= AttachmentReader.mostFiles else {
        found.problems.append("A message takes \(AttachmentReader.mostFiles) files at most.")
        break
      }
      switch part(path, named: name) {
      case .success(let part?): found.parts.append(part)
      case .success(nil): continue
      case .failure(let problem): found.problems.append(problem.description)
      }
    }
    return found
  }

  /// What stands behind an `@` that begins a word, with and without the punctuation at its end.
  static func names(in text: String) -> [String] {
    var names: [String] = []
    var rest = text[...]
    var before: Character = " "
    while let character = rest.first {
      rest = rest.dropFirst()
      defer { before = character }
      guard character == "@", before.isWhitespace || "([{\"'".contains(before) else { continue }
      if rest.first == "\"" {
        let quoted = rest.dropFirst().prefix { $0 != "\"" && !$0.isNewline }
        if !quoted.isEmpty { names.append(String(quoted)) }
      } else {
        let word = rest.prefix { !$0.isWhitespace }
        if !word.isEmpty { names.append(String(word)) }
      }
    }
    return names
  }

  /// The file a name means, links resolved, and the name without what does not belong to it; `nil` when there is none, or
  /// it is not to be had by that name.
  private func resolved(_ name: String) -> (path: String, name: String)? {
    var name = name
    while true {
      if let path = existing(name) { return (path, name) }
      // "Look at @a.png." ends a sentence.
      guard let last = name.last, ".,;:!?)]}'\"".contains(last) else { return nil }
      name.removeLast()
    }
  }

  private func existing(_ name: String) -> String? {
    guard !name.isEmpty, !name.contains("\0") else { return nil }
    if name.hasPrefix("~/"), let home { return real(home + name.dropFirst()) }
    if name.hasPrefix("/") { return real(name) }
    if name.hasPrefix("../") { return real(folder + "/" + name) }
    for base in [folder, root] {
      guard let path = real(base + "/" + name), let top = real(root, isFolder: true) else { continue }
      if path.hasPrefix(top == "/" ? top : top + "/") { return path }
    }
    return nil
  }

  private func real(_ path: String, isFolder: Bool = false) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    var status = stat()
    guard stat(resolved, &status) == 0, status.st_mode & S_IFMT == (isFolder ? S_IFDIR : S_IFREG) else {
      return nil
    }
    return String(cString: resolved)
  }

  /// A file as part of a message; `nil` for what no model reads.
  private func part(_ path: String, named name: String) -> Result<MessagePart?, Failure> {
    let title = path.split(separator: "/").last.map(String.init) ?? name
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      return .failure(Failure("\(title) cannot be read: \(String(cString: strerror(errno)))."))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return .success(nil) }
    let start = FilePiece.read(descriptor, atMost: 4_096)
    let type = FilePiece.type(of: start)
    let most = type == nil ? AttachmentReader.mostTextBytes : AttachmentReader.mostBytes
    guard type != nil || FilePiece.looksLikeText(start) else { return .success(nil) }
    guard status.st_size <= most else {
      let advice = type == nil ? "; without the @ the model can read parts of it with its tools" : ""
      return .failure(
        Failure("\(title) has \(status.st_size) bytes, and \(most) are the most\(advice)."))
    }
    let bytes = start + FilePiece.read(descriptor, atMost: most)
    if let type {
      let data = Data(bytes).base64EncodedString()
      return .success(
        type.hasPrefix("image/")
          ? .image(data: data, mimeType: type, filename: title)
          : .file(data: data, mediaType: type, filename: title))
    }
    guard String(bytes: bytes, encoding: .utf8) != nil else { return .success(nil) }
    return .success(
      .file(data: Data(bytes).base64EncodedString(), mediaType: "text/plain", filename: name))
  }
}
