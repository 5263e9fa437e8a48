/// The grammar of control sequences (ECMA-48), as far as it takes to leave them out of a text.
enum EscapeSequence {
  /// How many scalars the sequence that begins at `start` has, or nil if none begins there. One that never
  /// ends counts as its introducer only. Linear over a whole text: no sequence is searched past the next
  /// control character.
  static func length(in scalars: [Unicode.Scalar], at start: Int) -> Int? {
    switch scalars[start].value {
    case 0x1B: return escapeLength(in: scalars, at: start)
    case 0x9B: return controlLength(in: scalars, from: start + 1, introducer: 1)
    case 0x90, 0x98, 0x9D, 0x9E, 0x9F:
      return stringLength(
        in: scalars, from: start + 1, introducer: 1, bellEnds: scalars[start].value == 0x9D)
    default: return nil
    }
  }

  private static func escapeLength(in scalars: [Unicode.Scalar], at start: Int) -> Int {
    guard start + 1 < scalars.count else { return 1 }
    let second = scalars[start + 1]
    switch second {
    case "[": return controlLength(in: scalars, from: start + 2, introducer: 2)
    case "]", "P", "X", "^", "_":
      return stringLength(in: scalars, from: start + 2, introducer: 2, bellEnds: second == "]")
    default: break
    }
    var at = start + 1
    while at < scalars.count, (0x20...0x2F).contains(scalars[at].value) { at += 1 }
    guard at < scalars.count, (0x30...0x7E).contains(scalars[at].value) else { return 1 }
    return at + 1 - start
  }

  /// CSI: parameters, intermediates, one final.
  private static func controlLength(in scalars: [Unicode.Scalar], from: Int, introducer: Int) -> Int {
    var at = from
    while at < scalars.count, (0x30...0x3F).contains(scalars[at].value) { at += 1 }
    while at < scalars.count, (0x20...0x2F).contains(scalars[at].value) { at += 1 }
    guard at < scalars.count, (0x40...0x7E).contains(scalars[at].value) else { return introducer }
    return at + 1 - from + introducer
  }

  /// OSC, DCS, SOS, PM, APC: anything up to ST.
  private static func stringLength(
    in scalars: [Unicode.Scalar], from: Int, introducer: Int, bellEnds: Bool
  ) -> Int {
    var at = from
    while at < scalars.count, !scalars[at].isControl { at += 1 }
    guard at < scalars.count else { return introducer }
    if scalars[at].value == 0x9C || (bellEnds && scalars[at].value == 0x07) {
      return at + 1 - from + introducer
    }
    if scalars[at].value == 0x1B, at + 1 < scalars.count, scalars[at + 1] == "\\" {
      return at + 2 - from + introducer
    }
    return introducer
  }
}
