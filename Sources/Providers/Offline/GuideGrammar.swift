/// Reads what a person asks the offline guide. Plain English with the verb first, in any case; `docs/offline.md`
/// lists all of it.
enum GuideGrammar {
  /// The requests in a message: several are joined by `then`. Only the first paragraph counts, since what follows is
  /// what the request is about, unless it ends within quotes or with a file to write.
  static func requests(in message: String) -> [GuideRequest] {
    let whole = trimmed(message[...])
    let first = firstParagraph(of: whole)
    let requests = parts(of: first).map { request(in: $0) }
    guard first.endIndex < whole.endIndex, endsWithContent(requests) || isWithinQuotes(first) else {
      return requests
    }
    return parts(of: whole).map { request(in: $0) }
  }

  private static func firstParagraph(of text: Substring) -> Substring {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard let blank = lines.first(where: { $0.allSatisfy(\.isWhitespace) }) else { return text }
    return trimmed(text[..<blank.startIndex])
  }

  private static func endsWithContent(_ requests: [GuideRequest]) -> Bool {
    if case .write = requests.last { true } else { false }
  }

  private static func isWithinQuotes(_ text: Substring) -> Bool {
    text.count { $0 == "\"" } % 2 == 1 || text.count { $0 == "`" } % 2 == 1
  }

  /// The requests in the task of a subagent: what no verb is known for is looked for.
  static func requests(inTask task: String) -> [GuideRequest] {
    requests(in: task).map { request in
      if case .unknown(let text) = request { .investigate(topic: text) } else { request }
    }
  }

  /// The largest number of words that is said.
  static let mostWords = 1_000_000

  // A part ends at `then` only if a known verb follows, so that texts may have the word in them.
  private static func parts(of message: Substring) -> [Substring] {
    var parts: [Substring] = []
    var rest = message
    var from = rest.startIndex
    while let then = rest[from...].firstRange(of: " then ") {
      let before = rest[..<then.lowerBound]
      let after = trimmed(rest[then.upperBound...])
      if isWithinQuotes(before) || isUnknown(request(in: after)) || before.isEmpty {
        from = then.upperBound
      } else {
        parts.append(before.last == "," ? before.dropLast() : before)
        rest = after
        from = rest.startIndex
      }
    }
    return parts + [rest]
  }

  private static func isUnknown(_ request: GuideRequest) -> Bool {
    if case .unknown = request { true } else { false }
  }

  private static func request(in text: Substring) -> GuideRequest {
    var text = trimmed(text)
    for polite in ["please ", "can you ", "could you ", "please "] {
      text = after(polite, in: text) ?? text
    }
    let word = text.prefix { !$0.isWhitespace && $0 != ":" }
    var rest = text[word.endIndex...]
    if rest.first == ":" { rest = rest.dropFirst() }
    rest = trimmed(rest)
    return request(word.lowercased(), rest) ?? .unknown(String(text))
  }

  private static func request(_ verb: String, _ rest: Substring) -> GuideRequest? {
    switch verb {
    case "help", "help?", "help.", "?": .help
    case "read": path(after("the file ", in: rest) ?? rest).map { .read(path: $0) }
    case "list": list(rest)
    case "find": path(after("files named ", in: rest) ?? rest).map { .find(pattern: $0) }
    case "search": search(after("for ", in: rest) ?? rest)
    case "write": write(rest)
    case "replace": replace(rest)
    case "run": unquoted(rest).map { .run(command: $0) }
    case "plan": .plan(topic: rest.isEmpty ? "a small change" : String(rest))
    case "ask": ask(rest)
    case "tasks": .tasks(topic: rest.isEmpty ? "a small change" : String(rest))
    case "make": make(rest)
    case "explore": rest.isEmpty ? nil : .delegate(agentType: "explore", task: String(rest))
    case "delegate": rest.isEmpty ? nil : .delegate(agentType: "execute", task: String(rest))
    case "say": say(rest)
    case "think": .think(topic: String(after("about ", in: rest) ?? rest))
    default: nil
    }
  }

  private static func list(_ rest: Substring) -> GuideRequest? {
    var rest = after("the files", in: rest) ?? after("files", in: rest) ?? rest
    rest = trimmed(rest)
    rest = after("in ", in: rest) ?? rest
    return .list(path: path(rest))
  }

  private static func search(_ rest: Substring) -> GuideRequest? {
    if let (text, after) = quoted(rest) {
      guard !text.isEmpty else { return nil }
      return .search(text: text, path: self.after("in ", in: trimmed(after)).flatMap(path))
    }
    guard !rest.isEmpty else { return nil }
    // The last `in` counts, and only if a path without blanks follows.
    let words = rest.split(separator: " ")
    if words.count > 2, words[words.count - 2].lowercased() == "in", let folder = words.last {
      let text = trimmed(rest[..<words[words.count - 2].startIndex])
      return .search(text: String(text), path: path(folder))
    }
    return .search(text: String(rest), path: nil)
  }

  private static func write(_ rest: Substring) -> GuideRequest? {
    guard let colon = rest.firstIndex(of: ":"), let path = path(rest[..<colon]) else { return nil }
    var content = rest[rest.index(after: colon)...]
    if content.first == " " || content.first == "\n" { content = content.dropFirst() }
    return .write(path: path, content: String(content) + (content.hasSuffix("\n") ? "" : "\n"))
  }

  private static func replace(_ rest: Substring) -> GuideRequest? {
    guard let (old, afterOld) = quoted(rest), !old.isEmpty,
      let with = after("with ", in: trimmed(afterOld)), let (new, afterNew) = quoted(trimmed(with)),
      let place = after("in ", in: trimmed(afterNew)), let path = path(place)
    else { return nil }
    return .replace(old: old, new: new, path: path)
  }

  private static func ask(_ rest: Substring) -> GuideRequest? {
    let many = after("many ", in: rest)
    let text = many ?? rest
    guard !text.isEmpty else { return nil }
    let end = text.firstIndex(of: "?").map { text.index(after: $0) } ?? text.endIndex
    let options = text[end...].split(separator: "|").map { String(trimmed($0)) }.filter { !$0.isEmpty }
    return .ask(
      question: String(text[..<end]), options: options, takesMany: many != nil && !options.isEmpty)
  }

  /// `make tasks for TOPIC`, `make a plan for TOPIC`, and the same without a topic.
  private static func make(_ rest: Substring) -> GuideRequest? {
    let rest = after("a list of ", in: rest) ?? after("a ", in: rest) ?? rest
    let word = rest.prefix { !$0.isWhitespace }
    let about = trimmed(rest[word.endIndex...])
    let topic = after("for ", in: about) ?? after("about ", in: about) ?? about
    return ["tasks", "plan"].contains(word.lowercased()) ? request(word.lowercased(), topic) : nil
  }

  private static func say(_ rest: Substring) -> GuideRequest? {
    let words = rest.split(separator: " ")
    guard let first = words.first, let count = Int(first), count > 0 else { return nil }
    guard words.count == 1 || words[1].lowercased().hasPrefix("word") else { return nil }
    return .say(words: min(count, mostWords))
  }

  /// A path or pattern, without quotes and without the full stop of the sentence; `nil` when there is none.
  private static func path(_ text: Substring) -> String? {
    let text = trimmed(text)
    if let (inside, _) = quoted(text) { return inside.isEmpty ? nil : inside }
    let bare = text.hasSuffix(".") && text.count > 1 && !text.hasSuffix("..") ? text.dropLast() : text
    return bare.isEmpty ? nil : String(bare)
  }

  /// A whole text, without quotes if it stands in them.
  private static func unquoted(_ text: Substring) -> String? {
    if text.first == "`", let (inside, rest) = quoted(text), rest.isEmpty {
      return inside.isEmpty ? nil : inside
    }
    return text.isEmpty ? nil : String(text)
  }

  /// What stands in the quotes a text begins with, and what follows them.
  private static func quoted(_ text: Substring) -> (String, Substring)? {
    guard let mark = text.first, mark == "\"" || mark == "`" else { return nil }
    let inside = text.dropFirst()
    guard let end = inside.firstIndex(of: mark) else { return nil }
    return (String(inside[..<end]), inside[inside.index(after: end)...])
  }

  private static func after(_ prefix: String, in text: Substring) -> Substring? {
    text.lowercased().hasPrefix(prefix) ? trimmed(text.dropFirst(prefix.count)) : nil
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let start = text.drop(while: \.isWhitespace)
    return start.lastIndex { !$0.isWhitespace }.map { start[...$0] } ?? start
  }
}
