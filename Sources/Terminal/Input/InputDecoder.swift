/// Bytes of a terminal become inputs. A pure value: how the bytes were cut into pieces does not matter, but
/// for two things only time can tell. One is whether a lone ESC is the key or the start of a sequence: while
/// `hasPendingEscape`, wait for more bytes a moment (`escapeDelay`) and then call `flush`. The other, on terminals that
/// do not mark pastes, is where a paste ends: while `isGathering`, do the same with `burstDelay`.
///
/// Sequences it does not know, and answers of the terminal to questions, are swallowed whole; they never turn
/// into typed text.
public struct InputDecoder: Sendable {
  /// How long an ESC waits for the rest of its sequence.
  public static let escapeDelay: Duration = .milliseconds(25)
  /// How long after the last bytes of a paste without marks more of it may come.
  public static let burstDelay: Duration = .milliseconds(40)

  /// Bytes that do not make an input yet.
  private var pending: [UInt8] = []
  /// What was pasted so far, while a paste goes on.
  private var paste: [UInt8]?
  /// What was pasted so far without marks.
  private var burst: [UInt8] = []
  /// Whether pastes without marks are looked for: no longer when the terminal turns out to mark them.
  private var seeksBursts: Bool
  /// Sequences of this very terminal, as terminfo names them; they win over the usual meaning.
  private let extra: [(sequence: [UInt8], key: Key)]

  /// A decoder that also knows the given sequences, which must begin with ESC.
  /// - Parameter seeksBursts: whether several lines that come at once are a paste, and not keys. For real terminals.
  public init(extra: [[UInt8]: Key] = [:], seeksBursts: Bool = false) {
    self.seeksBursts = seeksBursts
    self.extra = extra.map { ($0.key, $0.value) }.filter {
      $0.sequence.first == 0x1B && $0.sequence.count > 1
    }
  }

  /// Whether the bytes so far may be a whole stroke of Escape or Alt, or the start of something longer.
  public var hasPendingEscape: Bool {
    guard paste == nil, pending.first == 0x1B else { return false }
    if pending.count == 1 { return true }
    return pending.count == 2 && EscapeReading.introducers.contains(pending[1])
  }

  /// Whether a paste without marks may go on.
  public var isGathering: Bool { !burst.isEmpty }

  /// Takes the next bytes, as many as came at once, and returns the inputs they complete.
  public mutating func decode(_ bytes: some Collection<UInt8>) -> [Input] {
    var inputs: [Input] = []
    if isGathering || (seeksBursts && paste == nil && pending.isEmpty) {
      let bytes = Array(bytes)
      if isGathering ? PasteBurst.goesOn(bytes) : PasteBurst.begins(bytes) {
        burst += bytes
        return []
      }
      inputs += endBurst()
    }
    if paste == nil {
      pending += bytes
    } else {
      takePasted(bytes, &inputs)
    }
    readPending(&inputs)
    return inputs
  }

  /// No more bytes came in time: what is pending is what it looks like.
  public mutating func flush() -> [Input] {
    if isGathering { return endBurst() }
    guard hasPendingEscape else { return [] }
    defer { pending = [] }
    if pending == [0x1B] { return [.key(Key(.escape))] }
    if pending == [0x1B, 0x1B] { return [.key(Key(.escape)), .key(Key(.escape))] }
    return [.key(Key(.character(Character(Unicode.Scalar(pending[1]))), .alt))]
  }

  private mutating func endBurst() -> [Input] {
    guard isGathering else { return [] }
    defer { burst = [] }
    return [.paste(PastedText.clean(burst[...]))]
  }

  private mutating func readPending(_ inputs: inout [Input]) {
    var at = 0
    while at < pending.count {
      switch read(at: at) {
      case .incomplete:
        pending.removeFirst(at)
        return
      case .complete(let input, let length):
        if let input { inputs.append(input) }
        at += length
      case .pasteBegins(let length):
        seeksBursts = false
        let rest = pending[(at + length)...]
        pending = []
        at = 0
        paste = []
        takePasted(rest, &inputs)
      }
    }
    pending.removeAll(keepingCapacity: true)
  }

  private func read(at start: Int) -> Reading {
    let rest = pending[start...]
    guard rest.first == 0x1B else { return TextReading.read(rest) }
    var isBegun = false
    for (sequence, key) in extra {
      if rest.starts(with: sequence) { return .complete(.key(key), length: sequence.count) }
      if rest.count > 1, sequence.starts(with: rest) { isBegun = true }
    }
    return isBegun ? .incomplete : EscapeReading.read(rest)
  }

  /// Bytes inside a paste; what follows its end goes to `pending`.
  private mutating func takePasted(_ bytes: some Collection<UInt8>, _ inputs: inout [Input]) {
    guard var text = paste else { return }
    // The end mark may have begun in the bytes before.
    let from = max(0, text.count - (PastedText.end.count - 1))
    text += bytes
    if let end = PastedText.endIndex(in: text, from: from) {
      pending = Array(text[(end + PastedText.end.count)...])
      paste = nil
      inputs.append(.paste(PastedText.clean(text[..<end])))
    } else {
      paste = text
    }
  }
}

/// What some bytes turned out to be.
enum Reading {
  /// More bytes are needed.
  case incomplete
  /// So many bytes are done with; the input they are, if they are one.
  case complete(Input?, length: Int)
  /// So many bytes begin a paste.
  case pasteBegins(length: Int)
}
