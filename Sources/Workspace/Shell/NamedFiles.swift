/// The files a command names among its words: `cat .env` reads one, `tee x` writes one. What is done with them is known
/// for the programs in the table; of others only that they are mentioned.
struct NamedFiles {
  /// Them, in the order of the words, except that values of options come first.
  private(set) var files: [NamedFile] = []

  private let naming: FileNaming
  private var operands: [ShellWord] = []
  private var isReplaced = false
  private var isInPlace = false
  private var isMaking = false

  init(_ words: [ShellWord]) {
    guard let first = words.first, first.isLiteral else {
      naming = FileNaming()
      return
    }
    let name = first.text.split(separator: "/").last.map(String.init) ?? ""
    naming = FileNaming.known[name] ?? FileNaming()
    readWords(Array(words.dropFirst()))
    if isMaking {
      for index in files.indices where files[index].use == .read { files[index].use = .written }
    }
    if name == "git" {
      files += GitOperands.files(operands.filter(\.isLiteral).map(\.text))
      use(operands.map { ($0, .mentioned) })
    } else {
      readOperands()
    }
  }

  private mutating func readWords(_ words: [ShellWord]) {
    var rest = words[...]
    if naming.isBundled, let first = rest.first, !first.text.hasPrefix("-") {
      rest.removeFirst()
      for letter in first.text {
        note("-\(letter)")
        if let use = naming.values["-\(letter)"], let value = rest.popFirst() { add(value, use) }
      }
    }
    while let word = rest.popFirst() {
      if word.text == "--" {
        operands += rest
        return
      }
      if word.text.hasPrefix("-"), word.text.utf8.count > 1 {
        if case .untilTest = naming.operands, !["-L", "-H", "-P"].contains(word.text) {
          readTests([word] + rest)
          return
        }
        readOption(word, &rest)
      } else if word.text != "-" {
        operands.append(word)
      }
    }
  }

  /// What `find` looks for: only options are about files.
  private mutating func readTests(_ words: [ShellWord]) {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word.text.hasPrefix("-") { readOption(word, &rest) } else { add(word, .mentioned) }
    }
  }

  private mutating func readOption(_ word: ShellWord, _ rest: inout ArraySlice<ShellWord>) {
    let text = word.text
    if naming.values[text] != nil || naming.inPlace.contains(text) || naming.making.contains(text)
      || naming.replacing.contains(text)
    {
      note(text)
      if let use = naming.values[text], let value = rest.popFirst() { add(value, use) }
    } else if text.hasPrefix("--") {
      readLong(word, &rest)
    } else {
      readLetters(word, &rest)
    }
  }

  /// GNU programs take any beginning of a long option for the option.
  private mutating func readLong(_ word: ShellWord, _ rest: inout ArraySlice<ShellWord>) {
    let head = String(word.text.prefix { $0 != "=" })
    let value = word.text.dropFirst(head.utf8.count + 1)
    let hasValue = head.utf8.count < word.text.utf8.count
    let all = [
      Array(naming.values.keys), Array(naming.inPlace), Array(naming.making), Array(naming.replacing),
    ]
    for option in Set(all.joined()) where head.utf8.count > 2 && option.hasPrefix(head) { note(option) }
    let meant = naming.values.filter { $0.key.hasPrefix(head) && head.utf8.count > 2 }
    guard let use = Self.strictest(meant.map(\.value)) else {
      if hasValue { add(ShellWord(String(value), isLiteral: word.isLiteral), .mentioned) }
      return
    }
    if hasValue {
      add(ShellWord(String(value), isLiteral: word.isLiteral), use)
    } else if let next = rest.popFirst() {
      add(next, use)
    }
  }

  /// Several letters in one word, and a value right after its letter.
  private mutating func readLetters(_ word: ShellWord, _ rest: inout ArraySlice<ShellWord>) {
    if let option = naming.values.keys.first(where: { $0.utf8.count > 2 && word.text.hasPrefix($0 + "=") }),
      let use = naming.values[option]
    {
      add(ShellWord(String(word.text.dropFirst(option.count + 1)), isLiteral: word.isLiteral), use)
      return
    }
    var letters = word.text.dropFirst()
    while let letter = letters.popFirst() {
      let option = "-\(letter)"
      note(option)
      guard let use = naming.values[option] else { continue }
      if !letters.isEmpty {
        add(ShellWord(String(letters), isLiteral: word.isLiteral), use)
      } else if let next = rest.popFirst() {
        add(next, use)
      }
      return
    }
    if word.text.utf8.count > 2 {
      add(ShellWord(String(word.text.dropFirst(2)), isLiteral: word.isLiteral), .mentioned)
    }
  }

  private mutating func note(_ option: String) {
    if naming.inPlace.contains(option) { isInPlace = true }
    if naming.making.contains(option) { isMaking = true }
    if naming.replacing.contains(option) { isReplaced = true }
  }

  private static func strictest(_ uses: [NamedFile.Use]) -> NamedFile.Use? {
    uses.first(where: \.isWriting) ?? uses.first
  }

  private mutating func readOperands() {
    let skipped = isReplaced ? 0 : naming.skipped
    use(operands.prefix(skipped).map { ($0, .mentioned) })
    let named = Array(operands.dropFirst(skipped))
    switch naming.operands {
    case .all(let one): use(named.map { ($0, isInPlace && one == .read ? .written : one) })
    case .untilTest: use(named.map { ($0, isInPlace ? .written : .read) })
    case .packed: use(named.enumerated().map { ($1, $0 == 0 ? .written : .read) })
    case .filtered: use(named.enumerated().map { ($1, $0 == 0 ? .read : .written) })
    case .copied(let isMoving): readCopy(named, isMoving)
    case .assigned(let uses):
      for word in named {
        let parts = word.text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, let use = uses[parts[0]] else { continue }
        add(ShellWord(parts[1], isLiteral: word.isLiteral), use)
      }
    }
  }

  private mutating func readCopy(_ named: [ShellWord], _ isMoving: Bool) {
    let hasFolder = files.contains { $0.use == .filled }
    let sources = hasFolder ? named[...] : named.dropLast()
    use(sources.map { ($0, isMoving || isInPlace ? .written : .read) })
    if !hasFolder, let last = named.last { add(last, .filled) }
    let names = sources.compactMap { $0.text.split(separator: "/").last.map(String.init) }
    for index in files.indices where files[index].use == .filled { files[index].received = names }
  }

  private mutating func use(_ words: [(ShellWord, NamedFile.Use)]) {
    for (word, use) in words { add(word, use) }
  }

  private mutating func add(_ word: ShellWord, _ use: NamedFile.Use) {
    guard use != .text, !word.text.isEmpty else { return }
    files.append(NamedFile(word: word, use: use))
  }
}
