/// One stroke on the keyboard.
public struct Key: Hashable, Sendable {
  /// What was struck, apart from the keys held with it.
  public enum Code: Hashable, Sendable {
    /// A character as typed; letters struck together with control or alt are lower case.
    case character(Character)
    case enter, tab, escape, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    /// F1 and up.
    case function(Int)
  }

  /// The keys held.
  public struct Modifiers: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// A set from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Shift; not set where the character says it already (`A`, `?`).
    public static let shift = Modifiers(rawValue: 1)
    /// Alt, Option or Meta.
    public static let alt = Modifiers(rawValue: 2)
    /// Control.
    public static let control = Modifiers(rawValue: 4)
  }

  /// What was struck.
  public let code: Code
  /// What was held.
  public let modifiers: Modifiers

  /// A key in its one canonical form, so that equal strokes are equal values whatever way a terminal reports
  /// them: a letter with control or alt is lower case (with shift if it was not), a lone character carries
  /// its shift in itself.
  public init(_ code: Code, _ modifiers: Modifiers = []) {
    var code = code
    var modifiers = modifiers
    if case .character(let character) = code, character.isCased {
      if modifiers.isDisjoint(with: [.control, .alt]) {
        if modifiers.contains(.shift) { code = .character(character.single(character.uppercased())) }
        modifiers.remove(.shift)
      } else if character.isUppercase {
        code = .character(character.single(character.lowercased()))
        modifiers.insert(.shift)
      }
    } else if case .character(let character) = code, character != " " {
      modifiers.remove(.shift)
    }
    self.code = code
    self.modifiers = modifiers
  }

  /// The stroke that types a character.
  public init(typed character: Character) {
    self.init(.character(character))
  }

  /// The text this stroke types, or nil if it is a command.
  public var typed: Character? {
    if case .character(let character) = code, modifiers.isDisjoint(with: [.control, .alt]) {
      return character
    }
    return nil
  }
}

extension Character {
  /// Some letters change into two when their case changes; those stay as they are.
  fileprivate func single(_ changed: String) -> Character {
    changed.count == 1 ? changed.first ?? self : self
  }
}
