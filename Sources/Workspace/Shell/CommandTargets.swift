import Harness

/// What the arguments of a command tell of the files it touches, as far as that is known of common programs. Only what
/// is risky is named: other files are the command's own matter, which is judged by its words.
struct CommandTargets {
  /// Paths it writes, moves away or removes, as they are written.
  private(set) var written: [String] = []
  /// All words that may be paths.
  private(set) var named: [String] = []

  private static let everyArgument: Set<String> = [
    "tee", "touch", "truncate", "mkdir", "rm", "rmdir", "unlink", "shred", "srm", "chmod", "chown", "chgrp",
    "patch",
  ]
  private static let lastArgument: Set<String> = ["cp", "mv", "ln", "install", "rsync", "scp"]
  private static let inPlace: Set<String> = ["sed", "perl", "ruby"]
  private static let outputOptions: [String: Set<String>] = [
    "curl": ["-o", "--output"], "wget": ["-O", "--output-document"], "sort": ["-o", "--output"],
    "gcc": ["-o"], "cc": ["-o"], "clang": ["-o"], "openssl": ["-out"],
  ]

  init(_ words: [ShellWord], home: String?) {
    guard let first = words.first, first.isLiteral else { return }
    let name = String(first.text.split(separator: "/").last ?? "")
    let arguments = words.dropFirst().map(\.text)
    let paths = words.dropFirst().map { Self.path($0, home: home) }
    let operands = zip(arguments, paths).filter { !$0.0.hasPrefix("-") }.compactMap(\.1)
    named = paths.compactMap(\.self)
    if Self.everyArgument.contains(name) {
      written = operands
    } else if Self.lastArgument.contains(name) {
      readCopy(name, arguments, operands)
    } else if Self.inPlace.contains(name), arguments.contains(where: Self.isInPlace) {
      written = operands
    } else if name == "dd" {
      written = arguments.filter { $0.hasPrefix("of=") }.map { String($0.dropFirst(3)) }
    } else if name == "git" {
      readGit(arguments)
    } else if let options = Self.outputOptions[name] {
      written = Self.values(of: options, in: arguments)
    }
  }

  /// The last argument, or the folder an option names; in a folder, files get the names of the sources.
  private mutating func readCopy(_ name: String, _ arguments: [String], _ operands: [String]) {
    let folders = Self.values(of: ["-t", "--target-directory"], in: arguments)
    let targets = folders.isEmpty ? Array(operands.suffix(1)) : folders
    let sources = operands.filter { !targets.contains($0) }
    written = targets
    for target in targets {
      written += sources.compactMap { $0.split(separator: "/").last }.map { target + "/" + $0 }
    }
    if name == "mv" { written += sources }
  }

  private mutating func readGit(_ arguments: [String]) {
    guard let command = arguments.firstIndex(of: "config") else { return }
    let rest = arguments[(command + 1)...]
    let isAsking = rest.contains { ["-l", "--list", "get", "list"].contains($0) || $0.hasPrefix("--get") }
    if !isAsking, rest.count(where: { !$0.hasPrefix("-") }) > 1 { written.append(".git/config") }
  }

  private static func isInPlace(_ argument: String) -> Bool {
    argument.hasPrefix("--in-place")
      || (argument.hasPrefix("-") && !argument.hasPrefix("--") && argument.contains("i"))
  }

  private static func values(of options: Set<String>, in arguments: [String]) -> [String] {
    var values: [String] = []
    for (index, argument) in arguments.enumerated() {
      if options.contains(argument), index + 1 < arguments.count { values.append(arguments[index + 1]) }
      for option in options where argument.hasPrefix(option) && argument != option {
        let rest = argument.dropFirst(option.count)
        values.append(String(option.hasPrefix("--") ? rest.dropFirst() : rest))
      }
    }
    return values
  }

  /// The path a word means, or the folder it is in when the shell expands its end; `nil` for what says nothing.
  private static func path(_ word: ShellWord, home: String?) -> String? {
    if word.isLiteral { return word.text.isEmpty ? nil : word.text }
    var text = word.text.filter { $0 != "\"" && $0 != "'" }
    if let home {
      for spelling in ["~", "$HOME", "${HOME}"] where text == spelling || text.hasPrefix(spelling + "/") {
        text = home + text.dropFirst(spelling.count)
      }
    }
    let known = text.prefix { !"$`*?[{\\".contains($0) }
    if known.count == text.count { return text }
    return known.lastIndex(of: "/").map { String(known[..<$0]) }
  }
}
