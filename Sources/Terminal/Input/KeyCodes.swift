/// What the numbers and letters in key sequences mean.
enum KeyCodes {
  /// The final letter of `ESC [ x` and `ESC O x`.
  static let letter: [UInt8: Key.Code] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
    UInt8(ascii: "F"): .end, UInt8(ascii: "H"): .home,
    UInt8(ascii: "P"): .function(1), UInt8(ascii: "Q"): .function(2), UInt8(ascii: "R"): .function(3),
    UInt8(ascii: "S"): .function(4),
  ]

  /// The final letter of `ESC O x` for the key pad in application mode.
  static let keyPad: [UInt8: Key.Code] = {
    var codes: [UInt8: Key.Code] = [UInt8(ascii: "M"): .enter, UInt8(ascii: "I"): .tab]
    codes[UInt8(ascii: "X")] = .character("=")
    // `j` to `y` stand for `*` to `9`, in the order of ASCII.
    for (index, character) in "*+,-./0123456789".enumerated() {
      codes[UInt8(ascii: "j") + UInt8(index)] = .character(character)
    }
    return codes
  }()

  /// The number in `ESC [ n ~`.
  static let tilde: [Int: Key.Code] = {
    var codes: [Int: Key.Code] = [
      1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    ]
    let functions = [
      11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24, 25, 26, 28, 29, 31, 32, 33, 34,
    ]
    for (index, code) in functions.enumerated() { codes[code] = .function(index + 1) }
    return codes
  }()

  /// The number in `ESC [ n u` where it is not simply the character.
  static let unicode: [Int: Key.Code] = {
    var codes: [Int: Key.Code] = [8: .backspace, 9: .tab, 13: .enter, 27: .escape, 127: .backspace]
    let keyPad: [Key.Code] = [
      .enter, .character("="), .character(","), .left, .right, .up, .down, .pageUp, .pageDown, .home, .end,
      .insert, .delete,
    ]
    for (index, code) in keyPad.enumerated() { codes[57414 + index] = code }
    for (index, character) in "0123456789./*-+".enumerated() { codes[57399 + index] = .character(character) }
    for number in 13...35 { codes[57376 + number - 13] = .function(number) }
    return codes
  }()
}
