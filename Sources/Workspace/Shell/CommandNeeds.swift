import Harness

/// What a command needs a yes for: each simple command in it, what wrappers run, and the files it redirects to.
public struct CommandNeeds {
  /// The needs, in the order of the text.
  public private(set) var needs: [PermissionNeed] = []

  private let workspace: Workspace
  private let folder: ResolvedPath
  private let catastrophe: Catastrophe
  private let seen = SeenFiles()
  private var doubts: [String] = []
  private var alarms: [String] = []
  /// Where it may be when it uses a path: where it begins, and wherever it goes.
  private var folders: [ResolvedPath]
  private static let depthLimit = 8
  private static let countLimit = 200
  private static let folderLimit = 4
  /// Whether it goes somewhere that is not known.
  private var isLost = false

  /// Variables that only change how output looks.
  static let harmlessVariables: Set<String> = [
    "LC_ALL", "LANG", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "COLUMNS", "CI",
  ]

  /// Takes a command apart.
  /// - Parameter folder: where it runs.
  public init(_ text: String, in folder: ResolvedPath, of workspace: Workspace) {
    self.workspace = workspace
    self.folder = folder
    folders = [folder]
    catastrophe = Catastrophe(home: workspace.environment["HOME"], root: workspace.root) { path in
      let path = path.hasPrefix("/") ? path : folder.absolute + "/" + path
      return (try? workspace.resolve(path))?.absolute
    }
    if folder.absolute != workspace.root {
      needs.append(
        PermissionNeed(
          .command([.init("cd"), .init(folder.display)], prefix: nil), text: "in \(folder.display)",
          guards: folder.isInside ? [] : ["it runs outside the project"]))
    }
    read(text, depth: 0)
    if needs.count > Self.countLimit {
      needs = []
      doubts.append("it has more than \(Self.countLimit) parts")
    }
    if !doubts.isEmpty {
      if alarms.isEmpty, let alarm = catastrophe.reason(inUnread: text) { alarms.append(alarm) }
      needs.append(PermissionNeed(.unclear(Self.unique(doubts)), text: Self.short(text)))
    }
    for alarm in Self.unique(alarms) {
      needs.append(PermissionNeed(.tool, text: Self.short(text), alarm: alarm))
    }
    needs = Self.unique(needs)
  }

  private static func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
    var seen: Set<Element> = []
    return elements.filter { seen.insert($0).inserted }
  }

  private static func short(_ text: String) -> String {
    text.utf8.count > 120 ? text.prefix(100) + "..." : text
  }

  private mutating func read(_ text: String, depth: Int) {
    let script = ShellScript(text)
    doubts += script.doubts
    if !script.recursiveFunctions.isEmpty { alarms.append("it starts itself again and again") }
    for command in script.commands {
      if needs.count > Self.countLimit { return }
      read(command, depth: depth)
    }
    if script.commands.isEmpty, script.doubts.isEmpty, depth == 0 {
      doubts.append("there is nothing in it that runs")
    }
  }

  private mutating func read(_ command: SimpleCommand, depth: Int) {
    let settings = command.assignments.filter { word in
      !(word.isLiteral && !command.words.isEmpty && Self.harmlessVariables.contains(word.assignedName ?? ""))
    }
    if !settings.isEmpty {
      // As with any wrapper, the whole and what is inside of it are judged.
      needs.append(
        need(settings.map { Self.settingWord($0) } + Self.words(command.words), command, prefix: nil))
    }
    read(words: command.words, depth: depth)
    for redirection in command.redirections where !redirection.isHarmless { read(redirection) }
  }

  private mutating func read(words: [ShellWord], depth: Int) {
    guard !words.isEmpty else { return }
    needs.append(
      PermissionNeed(
        .command(Self.words(words), prefix: CommandPrefix.length(words)),
        text: Self.short(words.map(\.source).joined(separator: " "))))
    if let alarm = catastrophe.reason(words) { alarms.append(alarm) }
    readFiles(words)
    let inside = CommandInside(words)
    if let doubt = inside.doubt { doubts.append(doubt) }
    guard depth < Self.depthLimit else {
      if !inside.commands.isEmpty || !inside.scripts.isEmpty { doubts.append("it is nested too deeply") }
      return
    }
    for command in inside.commands { read(words: command, depth: depth + 1) }
    for script in inside.scripts { read(script, depth: depth + 1) }
  }

  private mutating func read(_ redirection: ShellRedirection) {
    if let alarm = catastrophe.reason(redirection) { alarms.append(alarm) }
    let isWriting = redirection.kind == .write
    let verb = isWriting ? "write" : "read"
    let target = redirection.target
    guard target.isLiteral, folders.count == 1 || target.text.hasPrefix("/"), !isLost,
      let path = files.resolve(target.text, from: folder)
    else {
      needs.append(
        PermissionNeed(
          .path(nil), text: "\(verb) \(target.source)", category: isWriting ? .edit : .read,
          guards: ["where \(target.source) leads is not known"]))
      return
    }
    let guards =
      isWriting
      ? PathRisks.ofWriting(path, in: workspace, seen: seen)
      : PathRisks.ofReading(path, in: workspace, seen: seen)
    needs.append(
      PermissionNeed(
        .path(path.display), text: "\(verb) \(path.display)", category: isWriting ? .edit : .read,
        guards: guards, mustBeNamed: PathRisks.mustBeNamed(guards, path)))
  }

  private mutating func readFiles(_ words: [ShellWord]) {
    let named = NamedFiles(words).files
    let finder = files
    needs += named.flatMap(finder.needs)
    guard ["cd", "pushd", "popd"].contains(words[0].text) else { return }
    go(words, to: named)
  }

  private mutating func go(_ words: [ShellWord], to named: [NamedFile]) {
    for file in named where file.word.isLiteral {
      for path in folders.compactMap({ files.resolve(file.word.text, from: $0) })
      where !folders.contains(path) {
        folders.append(path)
      }
    }
    if folders.count > Self.folderLimit { doubts.append("it goes to many folders") }
    // Home, the folder before, or one from a stack: relative paths after it lead anywhere.
    if named.count != 1
      || words.dropFirst().contains(where: { !$0.isLiteral || $0.text == "-" || $0.text.hasPrefix("+") })
    {
      isLost = true
    }
    if isLost, words[0].text != "popd", words.count == 1 || words.dropFirst().allSatisfy(\.isLiteral) {
      needs.append(
        PermissionNeed(
          .path(nil), text: Self.short(words.map(\.source).joined(separator: " ")), category: .read,
          guards: ["where it leads is not known"]))
    }
  }

  private var files: FileNeeds { FileNeeds(workspace: workspace, folders: folders, seen: seen) }

  private func need(_ words: [CommandWord], _ command: SimpleCommand, prefix: Int?) -> PermissionNeed {
    PermissionNeed(
      .command(words, prefix: prefix),
      text: Self.short((command.assignments + command.words).map(\.source).joined(separator: " ")))
  }

  private static func settingWord(_ word: ShellWord) -> CommandWord {
    CommandWord(word.text, word.isLiteral ? .telling : .unknown)
  }

  private static func words(_ words: [ShellWord]) -> [CommandWord] {
    let telling = TellingOptions.indices(in: words)
    return words.enumerated().map { index, word in
      CommandWord(word.text, word.isLiteral ? (telling.contains(index) ? .telling : .plain) : .unknown)
    }
  }
}
