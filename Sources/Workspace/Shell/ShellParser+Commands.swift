extension ShellParser {
  private static let openers: Set<String> = [
    "if", "while", "until", "for", "case", "{", "function", "select", "coproc",
  ]

  /// A simple command, or a compound one with its redirections.
  mutating func command() throws {
    if next == UInt8(ascii: "(") {
      if isAt("((") { doubts.append("(( )) means different things in different shells") }
      position += 1
      try list(until: { _ in false })
      try expect(")")
      return try redirectionsOfCompound()
    }
    guard let word = reserved(Self.openers) else { return try simpleCommand() }
    position += word.utf8.count
    switch word {
    case "if": try conditional()
    case "while", "until":
      try list(until: { $0 == "do" })
      try loopBody()
    case "for": try forLoop()
    case "case": try nested { try $0.choice() }
    case "{":
      try list(until: { $0 == "}" })
      try expectWord("}")
    default: throw Trouble(reason: "`\(word)` is not understood")
    }
    try redirectionsOfCompound()
  }

  private mutating func conditional() throws {
    try list(until: { $0 == "then" })
    try expectWord("then")
    while true {
      try list(until: { ["elif", "else", "fi"].contains($0) })
      if reserved(["elif"]) != nil {
        position += 4
        try list(until: { $0 == "then" })
        try expectWord("then")
      } else if reserved(["else"]) != nil {
        position += 4
        try list(until: { $0 == "fi" })
        return try expectWord("fi")
      } else {
        return try expectWord("fi")
      }
    }
  }

  private mutating func loopBody() throws {
    try expectWord("do")
    try list(until: { $0 == "done" })
    try expectWord("done")
  }

  private mutating func forLoop() throws {
    skipBlanks()
    guard next != UInt8(ascii: "(") else { throw Trouble(reason: "`for ((` is not understood") }
    let name = try word()
    guard name.isLiteral, !name.text.isEmpty, name.text.utf8.allSatisfy(\.isNamePart) else {
      throw Trouble(reason: "`for` has no variable")
    }
    // A variable that programs read changes what they do; names in small letters are those of loops.
    if name.text != name.text.lowercased() || name.text.hasSuffix("proxy") {
      commands.append(SimpleCommand(assignments: [ShellWord("\(name.text)=", isLiteral: false)]))
    }
    try skipLines()
    if reserved(["in"]) != nil {
      position += 2
      skipBlanks()
      while startsWord {
        _ = try word()
        skipBlanks()
      }
    }
    if next == UInt8(ascii: ";") { position += 1 }
    try skipLines()
    try loopBody()
  }

  private mutating func choice() throws {
    skipBlanks()
    _ = try word()
    try skipLines()
    try expectWord("in")
    while true {
      try skipLines()
      if reserved(["esac"]) != nil { return position += 4 }
      if next == UInt8(ascii: "(") { position += 1 }
      while true {
        skipBlanks()
        _ = try word()
        skipBlanks()
        guard next == UInt8(ascii: "|") else { break }
        position += 1
      }
      try expect(")")
      try list(until: { $0 == "esac" })
      if isAt(";;&") {
        position += 3
      } else if isAt(";;") || isAt(";&") {
        position += 2
      } else {
        return try expectWord("esac")
      }
    }
  }

  private mutating func simpleCommand() throws {
    var command = SimpleCommand()
    let start = position
    while true {
      skipBlanks()
      if let redirection = try redirection() {
        command.redirections.append(redirection)
      } else if startsWord {
        let word = try word()
        if next == UInt8(ascii: "<") || next == UInt8(ascii: ">"), word.source.hasPrefix("{") {
          doubts.append("a stream with a name is not understood")
        }
        if command.words.isEmpty, word.assignedName != nil {
          guard next != UInt8(ascii: "(") else { throw Trouble(reason: "a list of values is not understood") }
          command.assignments.append(word)
        } else {
          command.words.append(word)
        }
      } else if next == UInt8(ascii: "("), command.words.count == 1, command.assignments.isEmpty,
        command.redirections.isEmpty
      {
        return try function(command.words[0])
      } else {
        break
      }
    }
    guard position > start,
      !command.words.isEmpty || !command.assignments.isEmpty || !command.redirections.isEmpty
    else {
      throw Trouble(reason: next.map { "\(shown($0)) is not expected there" } ?? "it ends too early")
    }
    if command.words.first?.source == "[[",
      command.words.last?.source != "]]" || !command.redirections.isEmpty
    {
      doubts.append("[[ ]] means different things in different shells")
    }
    commands.append(command)
  }

  private mutating func function(_ name: ShellWord) throws {
    position += 1
    skipBlanks()
    try expect(")")
    guard name.isLiteral else { throw Trouble(reason: "a function has no clear name") }
    doubts.append("it defines a function, \(name.text), so that names do not mean what they say")
    try skipLines()
    let first = commands.count
    try nested { try $0.command() }
    if commands[first...].contains(where: { $0.words.first?.text == name.text }) {
      recursiveFunctions.append(name.text)
    }
  }

  private mutating func redirectionsOfCompound() throws {
    var group = SimpleCommand()
    skipBlanks()
    while let redirection = try redirection() {
      group.redirections.append(redirection)
      skipBlanks()
    }
    if !group.redirections.isEmpty { commands.append(group) }
  }

  private mutating func expect(_ sign: StaticString) throws {
    skipBlanks()
    guard isAt(sign) else { throw Trouble(reason: "a \(sign) is missing") }
    position += sign.utf8CodeUnitCount
  }

  private mutating func expectWord(_ word: String) throws {
    try skipLines()
    guard reserved([word]) != nil else { throw Trouble(reason: "`\(word)` is missing") }
    position += word.utf8.count
  }
}
