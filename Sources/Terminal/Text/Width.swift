import CSys

/// How many cells text takes on the screen. The C library decides, because curses asks it too; on text that
/// went through `Sanitizer`, the terminals people use agree with it.
public enum Width {
  /// Cells of a scalar: 0 for a combining mark, 2 for a wide one; 0 for what cannot be shown.
  public static func columns(of scalar: Unicode.Scalar) -> Int {
    if scalar.value &- 0x20 < 0x5F { return 1 }
    return max(0, Int(csys_wcwidth(scalar.value)))
  }

  /// Cells of a character: the sum over its scalars, so that a flag (two regional indicators of one cell)
  /// takes two.
  public static func columns(of character: Character) -> Int {
    if let ascii = character.asciiValue { return ascii &- 0x20 < 0x5F ? 1 : 0 }
    return character.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
  }

  /// Cells of a text shown in one row.
  public static func columns(of text: String) -> Int {
    let ascii = text.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.allSatisfy { $0 &- 0x20 < 0x5F } ? bytes.count : nil
    }
    if let counted = ascii ?? nil { return counted }
    return text.unicodeScalars.reduce(0) { $0 + columns(of: $1) }
  }
}
