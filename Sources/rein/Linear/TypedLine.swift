import Terminal

/// The line that is being typed, and what is told meanwhile. Both at once could not be heard: what is told waits until
/// the line is done or empty again, or until nothing was typed for a while; then the line is repeated after it.
struct TypedLine {
  /// What a key led to.
  enum Outcome: Equatable {
    /// The line goes on.
    case typing
    /// A line is done.
    case line(Line)
    /// The person wants to leave.
    case leave
  }

  /// A line that is done.
  struct Line: Equatable {
    var text: String
    /// Whether several came at once.
    var isPasted = false
    /// Whether something was told that its writer may not have heard when they typed it.
    var isUnheard = false
  }

  /// Seconds without a key after which what waits is told.
  static let pause = 5.0
  /// Seconds in which nobody hears what was told and answers it.
  private static let hearing = 1.0

  /// What the terminal is to show now.
  private(set) var shown = ""
  private var typed = ""
  private var held: [String] = []
  private var keyAt = 0.0
  private var toldAt: Double?
  private var bytes: [UInt8] = []
  private var escape: [UInt8]?
  private var isPasted = false
  private var earlier: [String] = []
  private var recalled: Int?

  /// Takes what is to be shown.
  mutating func takeShown() -> String {
    defer { shown = "" }
    return shown
  }

  /// Tells a line, now or when the line that is being typed is done.
  mutating func tell(_ line: String) {
    if typed.isEmpty { shown += line + "\n" } else { held.append(line) }
  }

  /// Time passed.
  mutating func wait(until now: Double) {
    guard !held.isEmpty, now - keyAt >= Self.pause else { return }
    shown += "\n"
    tellHeld()
    toldAt = now
    shown += Self.visible(typed)
  }

  /// Takes a byte that was typed.
  /// - Parameter hasMore: whether more came with it: nobody types that fast.
  mutating func take(_ byte: UInt8, hasMore: Bool, at now: Double) -> Outcome {
    keyAt = now
    if escape != nil {
      takeEscape(byte)
      return .typing
    }
    switch byte {
    case 0x0A, 0x0D:
      guard hasMore else { return .line(end(at: now)) }
      isPasted = true
      add("\n")
    case 0x04 where typed.isEmpty: return .leave
    case 0x1B: escape = []
    case 0x08, 0x7F: erase(1)
    case 0x15: erase(typed.count)
    case 0x17:
      let word = typed.reversed().drop { $0 == " " }.drop { $0 != " " }
      erase(typed.count - word.count)
    case 0x0C, 0x12: shown += "\n" + Self.visible(typed)
    case 0x09: add("\t")
    case 0x00..<0x20: break
    default: take(part: byte)
    }
    return .typing
  }

  /// Bytes of one character come one by one.
  private mutating func take(part byte: UInt8) {
    bytes.append(byte)
    let length = bytes[0] < 0x80 ? 1 : bytes[0] >= 0xF0 ? 4 : bytes[0] >= 0xE0 ? 3 : 2
    guard bytes.count >= length else { return }
    add(String(decoding: bytes, as: UTF8.self))
    bytes = []
  }

  /// The keys up and down bring back what was typed before; no other key that sends several bytes means anything here.
  private mutating func takeEscape(_ byte: UInt8) {
    let sequence = (escape ?? []) + [byte]
    let isOpen = sequence == [0x5B] || sequence == [0x4F] || (sequence[0] == 0x5B && byte < 0x40)
    escape = isOpen && sequence.count < 16 ? sequence : nil
    guard escape == nil, sequence.count == 2 else { return }
    switch byte {
    case 0x41: recall(-1)
    case 0x42: recall(1)
    default: break
    }
  }

  private mutating func recall(_ step: Int) {
    let place = (recalled ?? earlier.count) + step
    guard place >= 0, place <= earlier.count else { return }
    let keeps = held
    held = []
    erase(typed.count)
    held = keeps
    recalled = place
    if place < earlier.count { add(earlier[place]) }
    if typed.isEmpty { tellHeld() }
  }

  private mutating func add(_ text: String) {
    typed += text
    shown += Self.visible(text)
  }

  private mutating func erase(_ count: Int) {
    guard count > 0, !typed.isEmpty else { return }
    let columns = Terminal.Line(Self.visible(String(typed.suffix(count)))).columns
    typed.removeLast(min(count, typed.count))
    shown += String(repeating: "\u{08} \u{08}", count: columns)
    guard typed.isEmpty else { return }
    isPasted = false
    tellHeld()
  }

  private mutating func end(at now: Double) -> Line {
    let heardOf = toldAt.map { now - $0 < Self.hearing } ?? false
    let line = Line(text: typed, isPasted: isPasted, isUnheard: !held.isEmpty || heardOf)
    if !typed.isEmpty, earlier.last != typed { earlier.append(typed) }
    recalled = nil
    typed = ""
    isPasted = false
    toldAt = nil
    shown += "\n"
    tellHeld()
    return line
  }

  private mutating func tellHeld() {
    for line in held { shown += line + "\n" }
    held = []
  }

  /// A text as a terminal may get it: nothing in it is a command.
  private static func visible(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { Sanitizer.prose(String($0)) }
      .joined(separator: "\n")
  }
}
