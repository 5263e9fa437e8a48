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

/// A program of the person's choice that gets a text in a file, and the terminal: an editor, a pager. It is started by
/// its arguments, without a shell.
struct PersonalProgram: Sendable {
  /// Its name and arguments, at least the name; the file comes after them.
  let words: [String]
  /// The variables of the environment that name such a program, for messages.
  private let variables: [String]

  /// The first of the variables that is set, else the program of last resort.
  init(_ variables: [String], else last: String, environment: [String: String]) {
    self.variables = variables
    // A lone backslash is no word either.
    let chosen = variables.compactMap { environment[$0] }.map(PersonalProgram.words).first { !$0.isEmpty }
    words = chosen ?? [last]
  }

  /// The editor for texts.
  static func editor(_ environment: [String: String]) -> PersonalProgram {
    PersonalProgram(["VISUAL", "EDITOR"], else: "vi", environment: environment)
  }

  /// Shows a text page by page.
  static func pager(_ environment: [String: String]) -> PersonalProgram {
    PersonalProgram(["PAGER"], else: "less", environment: environment)
  }

  /// Gives it a text in a file that only its owner can read and that is gone afterwards, and waits until it ends.
  /// - Parameter name: what the file is called.
  /// - Returns: what the file says then; a line break at its end is the editor's and does not count.
  /// - Throws: `Failure`.
  func give(_ text: String, as name: String) throws -> String {
    let place = FileManager.default.temporaryDirectory.path().trimmingSlash
    var template = Array((place + "/rein-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else {
      throw Failure("No folder for the text can be made: \(String(cString: strerror(errno))).")
    }
    let folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/" + name
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    let isWritten = descriptor >= 0 && write(all: text.hasSuffix("\n") ? text : text + "\n", to: descriptor)
    let reason = errno
    if descriptor >= 0 { close(descriptor) }
    guard isWritten else {
      throw Failure("The text cannot be written to a file: \(String(cString: strerror(reason))).")
    }
    try run(with: path)
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure("\(words[0]) removed the file; the text is as it was.")
    }
    let changed = String(decoding: data, as: UTF8.self)
    return changed.hasSuffix("\n") ? String(changed.dropLast()) : changed
  }

  private func run(with path: String) throws {
    var spawn = SpawnActions()
    spawn.terminal()
    guard let child = spawn.start(words + [path]) else {
      throw Failure(
        "\(words[0]) cannot be started: \(String(cString: strerror(spawn.failure))). "
          + "Set \(variables.joined(separator: " or ")) to a program.")
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    if status != 0 {
      let how = status & 0x7F == 0 ? "status \(status >> 8 & 0xFF)" : "signal \(status & 0x7F)"
      throw Failure("\(words[0]) ended with \(how); the text is as it was.")
    }
  }

  /// Words as shells part them at blanks, with quotes and backslashes and nothing else.
  static func words(_ line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var isEscaped = false
    for character in line {
      if isEscaped {
        word = (word ?? "") + String(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
      } else if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if character.isWhitespace {
        if let word { words.append(word) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    return words + (word.map { [$0] } ?? [])
  }
}

extension String {
  fileprivate var trimmingSlash: String { hasSuffix("/") ? String(dropLast()) : self }
}
