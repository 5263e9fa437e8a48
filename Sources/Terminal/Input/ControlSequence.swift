/// A finished `ESC [ ... x` or `ESC O x`, and the key, focus change or mouse action it stands for.
struct ControlSequence {
  /// The byte before the parameters that makes the sequence private (`<`, `=`, `>`, `?`), if any.
  private let prefix: UInt8?
  /// The parameters, each with the parts between its colons; -1 where nothing is given.
  private let parameters: [[Int]]
  private let final: UInt8

  init(parameters bytes: ArraySlice<UInt8>, final: UInt8) {
    let isPrivate = bytes.first.map { (0x3C...0x3F).contains($0) } ?? false
    prefix = isPrivate ? bytes.first : nil
    let numbers = isPrivate ? bytes.dropFirst() : bytes
    parameters = numbers.split(separator: 0x3B, omittingEmptySubsequences: false).map { parameter in
      parameter.split(separator: 0x3A, omittingEmptySubsequences: false).map(Self.number)
    }
    self.final = final
  }

  /// The oldest mouse report, whose three bytes follow the sequence.
  var isOldMouse: Bool { final == UInt8(ascii: "M") && prefix == nil && value(0) == -1 }

  var isPasteBegin: Bool { final == UInt8(ascii: "~") && prefix == nil && value(0) == 200 }

  var input: Input? {
    if prefix == UInt8(ascii: "<") { return mouse.map(Input.mouse) }
    guard prefix == nil else { return nil }
    switch final {
    case UInt8(ascii: "I") where value(0) == -1: return .focus(true)
    case UInt8(ascii: "O") where value(0) == -1: return .focus(false)
    case UInt8(ascii: "u"): return unicodeKey.map(Input.key)
    case UInt8(ascii: "~") where value(0) == 27: return otherKey.map(Input.key)
    case UInt8(ascii: "~"): return key(KeyCodes.tilde[value(0)]).map(Input.key)
    // urxvt marks control, and control with shift, by the final.
    case UInt8(ascii: "^"): return key(KeyCodes.tilde[value(0)], adding: .control).map(Input.key)
    case UInt8(ascii: "@"): return key(KeyCodes.tilde[value(0)], adding: [.control, .shift]).map(Input.key)
    case UInt8(ascii: "Z"): return key(.tab, adding: .shift).map(Input.key)
    case UInt8(ascii: "a")...UInt8(ascii: "d"):
      return key(KeyCodes.letter[final - 0x20], adding: .shift).map(Input.key)
    // With a row number this is a cursor report, not F3.
    case UInt8(ascii: "R") where value(0) > 1: return nil
    default: return key(KeyCodes.letter[final]).map(Input.key)
    }
  }

  /// The meaning behind ESC O: the keys of the application modes, and the key pad.
  var singleShiftKey: Key? {
    let modifier = parameters.count > 1 ? value(1) : value(0)
    guard let held = Self.modifiers(modifier) else { return nil }
    if let code = KeyCodes.letter[final] ?? KeyCodes.keyPad[final] { return Key(code, held) }
    if (UInt8(ascii: "a")...UInt8(ascii: "d")).contains(final), let code = KeyCodes.letter[final - 0x20] {
      return Key(code, held.union(.control))
    }
    return nil
  }

  /// kitty's `code:shifted ; modifiers:event u`.
  private var unicodeKey: Key? {
    guard let held = Self.modifiers(value(1)), !isRelease else { return nil }
    if let code = KeyCodes.unicode[value(0)] { return Key(code, held) }
    let shifted = value(0, part: 1)
    if held.contains(.shift), shifted > 0 { return key(character: shifted, held.subtracting(.shift)) }
    return key(character: value(0), held)
  }

  /// xterm's `27 ; modifiers ; code ~`.
  private var otherKey: Key? {
    guard let held = Self.modifiers(value(1)) else { return nil }
    if let code = KeyCodes.unicode[value(2)] { return Key(code, held) }
    return key(character: value(2), held)
  }

  private func key(_ code: Key.Code?, adding more: Key.Modifiers = []) -> Key? {
    guard let code, let held = Self.modifiers(value(1)), !isRelease else { return nil }
    return Key(code, held.union(more))
  }

  private func key(character code: Int, _ held: Key.Modifiers) -> Key? {
    guard code >= 0x20, let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init) else { return nil }
    // The private use area is where kitty puts media keys and lone modifiers.
    guard !scalar.isControl, !(0xE000...0xF8FF).contains(code) else { return nil }
    return Key(.character(Character(scalar)), held)
  }

  private var isRelease: Bool { value(1, part: 1) == 3 }

  private var mouse: Mouse? {
    let bits = value(0)
    guard bits >= 0, value(1) > 0, value(2) > 0 else { return nil }
    let isPress = final == UInt8(ascii: "M")
    guard isPress || final == UInt8(ascii: "m") else { return nil }
    let action: Mouse.Action
    switch (bits & 0b1100_0011, isPress) {
    case (64, true): action = .wheelUp
    case (65, true): action = .wheelDown
    case (0...2, _):
      let button = [Mouse.Button.left, .middle, .right][bits & 3]
      action = !isPress ? .release(button) : bits & 32 != 0 ? .drag(button) : .press(button)
    default: return nil
    }
    var held: Key.Modifiers = []
    if bits & 4 != 0 { held.insert(.shift) }
    if bits & 8 != 0 { held.insert(.alt) }
    if bits & 16 != 0 { held.insert(.control) }
    return Mouse(action, at: Point(column: value(1) - 1, row: value(2) - 1), held)
  }

  private func value(_ index: Int, part: Int = 0) -> Int {
    guard index < parameters.count, part < parameters[index].count else { return -1 }
    return parameters[index][part]
  }

  /// The keys held, from the number terminals send (bits plus one); nil if a key was held that is not ours,
  /// such as Super, whose strokes belong to the desktop. Caps Lock and Num Lock do not count.
  private static func modifiers(_ number: Int) -> Key.Modifiers? {
    guard number > 1 else { return [] }
    let bits = number - 1
    if bits & 0b1_1000 != 0 { return nil }
    var held: Key.Modifiers = []
    if bits & 1 != 0 { held.insert(.shift) }
    if bits & 0b10_0010 != 0 { held.insert(.alt) }
    if bits & 4 != 0 { held.insert(.control) }
    return held
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int {
    if digits.isEmpty { return -1 }
    var number = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit), number < 10_000_000 else { return -1 }
      number = number * 10 + Int(digit - 0x30)
    }
    return number
  }
}
