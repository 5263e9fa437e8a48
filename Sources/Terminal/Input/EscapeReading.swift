/// Reads what begins with ESC.
enum EscapeReading {
  /// What may follow ESC and needs more to be understood: `[ O ] P _` and another ESC.
  /// No terminal answers with the other two kinds of strings, so `ESC X` and `ESC ^` are Alt with a key.
  static let introducers: Set<UInt8> = [0x5B, 0x4F, 0x5D, 0x50, 0x5F, 0x1B]
  /// Longer than any sequence a terminal sends; what is longer is noise.
  private static let controlLimit = 256
  private static let stringLimit = 65536

  static func read(_ bytes: ArraySlice<UInt8>) -> Reading {
    let start = bytes.startIndex
    guard bytes.count > 1 else { return .incomplete }
    switch bytes[start + 1] {
    case 0x5B: return readControl(bytes)
    case 0x4F: return readSingleShift(bytes)
    case 0x5D, 0x50, 0x5F: return readString(bytes)
    case 0x1B: return readDoubleEscape(bytes)
    default: return withAlt(TextReading.read(bytes.dropFirst()))
    }
  }

  private static func withAlt(_ reading: Reading) -> Reading {
    guard case .complete(let input, let length) = reading else { return reading }
    guard case .key(let key)? = input else { return .complete(input, length: length + 1) }
    return .complete(.key(Key(key.code, key.modifiers.union(.alt))), length: length + 1)
  }

  /// ESC before a sequence is Alt with that key; otherwise it was the key Escape.
  private static func readDoubleEscape(_ bytes: ArraySlice<UInt8>) -> Reading {
    guard bytes.count > 2 else { return .incomplete }
    let third = bytes[bytes.startIndex + 2]
    guard third == 0x5B || third == 0x4F else { return .complete(.key(Key(.escape)), length: 1) }
    guard bytes.count > 3 else { return .incomplete }
    switch read(bytes.dropFirst()) {
    case .complete(.key(let key)?, let length): return withAlt(.complete(.key(key), length: length))
    case .incomplete: return .incomplete
    case .complete, .pasteBegins: return .complete(.key(Key(.escape)), length: 1)
    }
  }

  /// ESC [ parameters intermediates final.
  private static func readControl(_ bytes: ArraySlice<UInt8>) -> Reading {
    let start = bytes.startIndex
    var at = start + 2
    // The Linux console names F1 to F5 `ESC [ [ A` to `E`.
    if at < bytes.endIndex, bytes[at] == 0x5B {
      guard at + 1 < bytes.endIndex else { return .incomplete }
      let number = Int(bytes[at + 1]) - 0x40
      return .complete((1...5).contains(number) ? .key(Key(.function(number))) : nil, length: 4)
    }
    while at < bytes.endIndex, (0x30...0x3F).contains(bytes[at]) { at += 1 }
    let parametersEnd = at
    while at < bytes.endIndex, (0x20...0x2F).contains(bytes[at]) { at += 1 }
    guard at < bytes.endIndex else {
      return bytes.count < controlLimit ? .incomplete : .complete(nil, length: bytes.count)
    }
    // Broken off by something else: that begins anew.
    guard (0x40...0x7E).contains(bytes[at]) else { return .complete(nil, length: at - start) }
    let length = at + 1 - start
    if parametersEnd < at { return .complete(nil, length: length) }
    let sequence = ControlSequence(parameters: bytes[(start + 2)..<parametersEnd], final: bytes[at])
    if sequence.isOldMouse {
      return bytes.count < length + 3 ? .incomplete : .complete(nil, length: length + 3)
    }
    if sequence.isPasteBegin { return .pasteBegins(length: length) }
    return .complete(sequence.input, length: length)
  }

  /// ESC O, perhaps a modifier, one letter.
  private static func readSingleShift(_ bytes: ArraySlice<UInt8>) -> Reading {
    let start = bytes.startIndex
    var at = start + 2
    while at < bytes.endIndex, (0x30...0x39).contains(bytes[at]) || bytes[at] == 0x3B { at += 1 }
    guard at < bytes.endIndex else {
      return bytes.count < controlLimit ? .incomplete : .complete(nil, length: bytes.count)
    }
    guard (0x40...0x7E).contains(bytes[at]) else { return .complete(nil, length: at - start) }
    let sequence = ControlSequence(parameters: bytes[(start + 2)..<at], final: bytes[at])
    return .complete(sequence.singleShiftKey.map(Input.key), length: at + 1 - start)
  }

  /// An answer of the terminal: anything up to ST or BEL.
  private static func readString(_ bytes: ArraySlice<UInt8>) -> Reading {
    let start = bytes.startIndex
    guard let end = bytes.dropFirst(2).firstIndex(where: { $0 < 0x20 }) else {
      return bytes.count < stringLimit ? .incomplete : .complete(nil, length: bytes.count)
    }
    if bytes[end] == 0x07 { return .complete(answer(bytes[..<end]), length: end + 1 - start) }
    if bytes[end] == 0x1B {
      guard end + 1 < bytes.endIndex else { return .incomplete }
      if bytes[end + 1] == 0x5C { return .complete(answer(bytes[..<end]), length: end + 2 - start) }
    }
    // Any other control byte was struck on the keyboard: this never was an answer, or it was lost.
    return .complete(nil, length: end - start)
  }

  /// The only question rein asks is the one after the background.
  private static func answer(_ string: ArraySlice<UInt8>) -> Input? {
    guard string[string.startIndex + 1] == 0x5D else { return nil }
    return Background(report: String(decoding: string.dropFirst(2), as: UTF8.self)).map(Input.background)
  }
}
