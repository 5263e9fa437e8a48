import Harness

/// What a command line, or the name of a file, can become.
enum Completion {
  /// The files whose names fit what is typed after an `@`, best first; none when the name is complete. Those found for
  /// what was typed a moment ago stay until the newer ones are there.
  static func files(_ view: ViewState) -> [Picker.Row] {
    guard let token = FileToken(view.composer), !view.files.paths.contains(token.query) else { return [] }
    return view.files.paths.map { Picker.Row(label: $0, text: FileToken.text(for: $0)) }
  }

  /// The ways to complete a text, best first; empty when it is no command line, or is complete. Each types its
  /// command.
  static func rows(_ text: String, _ snapshot: Snapshot) -> [Picker.Row] {
    guard text.first == "/", !text.contains("\n") else { return [] }
    let words = text.dropFirst().split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    let name = words.first.map(String.init) ?? ""
    if words.count < 2 { return commands(name, snapshot) }
    guard let command = snapshot.commands.first(where: { $0.isSlash && $0.isCalled(name) }) else { return [] }
    let argument = words[1].trimmed.lowercased()
    if command.argument == .thread { return threads(argument, of: command, snapshot) }
    let rows = arguments(of: command, snapshot)
      .filter { argument.isEmpty || "\($0.label) \($0.detail)".lowercased().contains(argument) }
    return rows.count == 1 && rows[0].label.lowercased() == argument ? [] : rows
  }

  private static func commands(_ name: String, _ snapshot: Snapshot) -> [Picker.Row] {
    // What is available is asked as of the moment the line is performed: then the message box is empty.
    var later = snapshot
    later.view.composer = Composer()
    let slash = snapshot.commands.filter { $0.isSlash && $0.isAvailable(later) }
    let begin = slash.filter { $0.name.hasPrefix(name) || $0.aliases.contains { $0.hasPrefix(name) } }
    let contain = slash.filter { command in
      command.name.contains(name) && !begin.contains { $0.name == command.name }
    }
    return (begin + contain).map { command in
      let usage = ["/" + command.name, command.argument?.hint ?? ""].filter { !$0.isEmpty }
      return Picker.Row(
        label: usage.joined(separator: " "), detail: command.summary, command: command.name)
    }
  }

  private static func arguments(of command: Command, _ snapshot: Snapshot) -> [Picker.Row] {
    let picker: Picker
    switch command.argument {
    case .mode: picker = .modes(snapshot.session)
    case .model: picker = .models(snapshot.session)
    case .text, .thread, nil: return []
    }
    return picker.rows
  }

  /// The threads whose titles have the text, the first of them: there may be thousands.
  private static func threads(_ text: String, of command: Command, _ snapshot: Snapshot) -> [Picker.Row] {
    let found = snapshot.session.threads.lazy
      .filter { text.isEmpty || $0.title.lowercased().contains(text) }.prefix(mostThreads)
    return found.map {
      Picker.Row(
        label: $0.title, detail: Elapsed.ago(since: $0.updatedAt, now: snapshot.now),
        command: "\(command.name) \($0.id)")
    }
  }

  private static let mostThreads = 50
}
