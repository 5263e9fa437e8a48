import Terminal

/// The line editor: a text of several lines, a cursor, what was killed and what can be undone. A value: each
/// stroke makes a new one. It counts in units, a character as the eye sees it or a folded paste.
public struct Composer: Hashable, Sendable {
  /// A step of the cursor.
  enum Unit: Hashable, Sendable {
    /// A character; a line break is one too.
    case character(Character)
    /// A large paste, shown as one word and deleted as one.
    case pasted(String)
  }

  /// What was done last, where the next step depends on it.
  enum Action: Hashable, Sendable {
    case typing, killing, yanking, movingByRow, other
  }

  /// The text in steps of the cursor.
  var units: [Unit] = []
  /// The units before the cursor.
  var position = 0
  /// What was killed, oldest first. It outlives the message.
  var killed: [[Unit]] = []
  /// The place of what `yank` put in, and which of `killed` it was.
  var yanked: Yank?
  /// Earlier and undone states.
  var past = Past()
  /// Where among the earlier messages one is.
  var recalled: Recall?
  /// What was done last.
  var lastAction = Action.other
  /// The column one wants to stay in when going up and down.
  var goalColumn: Int?

  /// Nothing typed.
  public init() {}

  /// A text, with the cursor at its end.
  public init(_ text: String) {
    units = Composer.units(of: text)
    position = units.count
  }

  /// What is shown: folded pastes as `[pasted 230 lines]`.
  public var text: String { units.reduce(into: "") { $0 += $1.shown } }

  /// The first character of `text`, without making all of it.
  var first: Character? { units.first?.shown.first }

  /// Where the cursor stands, in characters of `text`.
  public var cursor: Int { units[..<position].reduce(into: "") { $0 += $1.shown }.count }

  /// What is sent: folded pastes in full.
  public var expanded: String { units.reduce(into: "") { $0 += $1.full } }

  /// Whether there is no text, not even blanks.
  public var isEmpty: Bool { units.isEmpty }

  /// Types a text at the cursor. Control characters but line breaks and tabs are left out.
  public mutating func insert(_ text: String) {
    change(.typing) { $0.put(text) }
  }

  /// Puts a pasted text in at the cursor; a large one is folded.
  public mutating func insert(paste text: String) {
    let clean = Composer.clean(text)
    change(.other) { composer in
      if Composer.isLarge(clean) {
        composer.units.insert(.pasted(clean), at: composer.position)
        composer.position += 1
      } else {
        composer.put(clean)
      }
    }
  }

  /// Removes all text; `undo` brings it back.
  public mutating func clear() {
    change(.other) { composer in
      composer.units = []
      composer.position = 0
    }
    recalled = nil
  }

  /// Takes the text out, as it is sent. What was killed stays; there is nothing to undo.
  public mutating func take() -> String {
    let text = expanded
    let killed = killed
    self = Composer()
    self.killed = killed
    return text
  }

  /// Replaces the text; the cursor goes to its end. `undo` brings the old one back.
  public mutating func replace(with text: String) {
    change(.other) { composer in
      composer.units = Composer.units(of: text)
      composer.position = composer.units.count
    }
  }

  /// Puts a text in place of a part, and the cursor behind it.
  mutating func replace(_ range: Range<Int>, with text: String) {
    let new = Composer.units(of: text)
    change(.other) { composer in
      composer.units.replaceSubrange(range, with: new)
      composer.position = range.lowerBound + new.count
    }
  }

  /// Deletes the unit before the cursor.
  public mutating func deleteBackward() {
    guard position > 0 else { return }
    change(.other) { $0.remove($0.position - 1..<$0.position) }
  }

  /// Deletes the unit after the cursor.
  public mutating func deleteForward() {
    guard position < units.count else { return }
    change(.other) { $0.remove($0.position..<$0.position + 1) }
  }

  mutating func remove(_ range: Range<Int>) {
    units.removeSubrange(range)
    position = range.lowerBound
  }

  /// What stands before and after the cursor may join with the text to one character, so they are looked at again.
  private mutating func put(_ text: String) {
    var joined = Composer.clean(text)
    var range = position..<position
    if range.lowerBound > 0, case .character(let before) = units[range.lowerBound - 1], before != "\n" {
      joined = String(before) + joined
      range = range.lowerBound - 1..<range.upperBound
    }
    let end = range.lowerBound + joined.count
    if range.upperBound < units.count, case .character(let after) = units[range.upperBound], after != "\n" {
      joined.append(after)
      range = range.lowerBound..<range.upperBound + 1
    }
    let replacement = Composer.units(of: joined)
    units.replaceSubrange(range, with: replacement)
    position = min(end, range.lowerBound + replacement.count)
  }

  static func units(of text: String) -> [Unit] { clean(text).map(Unit.character) }

  private static func clean(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      return text
    }
    var scalars = String.UnicodeScalarView()
    for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
      if scalar == "\r" {
        scalars.append("\n")
      } else if scalar == "\n" || scalar == "\t" || scalar.properties.generalCategory != .control {
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// Ten lines or a thousand bytes still leave room for the rest of the message on the screen.
  private static func isLarge(_ text: String) -> Bool {
    text.utf8.count > 1_000 || text.utf8.count(where: { $0 == 0x0A }) >= 10
  }
}

extension Composer.Unit {
  /// As the message box shows it.
  var shown: String {
    switch self {
    case .character(let character): return String(character)
    case .pasted(let text):
      let breaks = text.utf8.count(where: { $0 == 0x0A })
      let lines = text.utf8.last == 0x0A ? breaks : breaks + 1
      return lines > 1 ? "[pasted \(lines) lines]" : "[pasted \(text.count) characters]"
    }
  }

  /// As it is sent.
  var full: String {
    switch self {
    case .character(let character): String(character)
    case .pasted(let text): text
    }
  }

  var isLineBreak: Bool { ascii == 0x0A }

  var isBlank: Bool {
    if let ascii { return ascii == 0x20 || 0x09...0x0D ~= ascii }
    return if case .character(let character) = self { character.isWhitespace } else { false }
  }

  /// Whether it is part of a word, for the keys that go or delete word by word.
  var isWord: Bool {
    switch self {
    case .character(let character): character.isLetter || character.isNumber || character == "_"
    case .pasted: true
    }
  }

  /// Cells it takes on the screen.
  var columns: Int {
    switch self {
    case .character(let character):
      ascii == nil ? Width.columns(of: Span(String(character)).text) : 1
    case .pasted: Width.columns(of: shown)
    }
  }

  /// The only byte of an ASCII character. All units are asked for it with each key, and what Unicode knows of a
  /// character is looked up in tables.
  private var ascii: UInt8? {
    guard case .character(let character) = self else { return nil }
    let bytes = character.utf8
    guard bytes.count == 1 else { return nil }
    return bytes.first
  }
}
