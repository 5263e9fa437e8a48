/// A text for the shell, taken apart: every simple command in it, wherever it stands.
public struct ShellScript: Hashable, Sendable {
  /// Longer texts are not read.
  public static let lengthLimit = 10_000
  /// How deep lists, groups and substitutions may stand in each other.
  static let depthLimit = 32

  /// The commands in the order in which they end: those of pipes, lists, groups, loops, functions and substitutions.
  public internal(set) var commands: [SimpleCommand] = []
  /// Names of the functions it defines which call themselves.
  public internal(set) var recursiveFunctions: [String] = []
  /// What of it is not understood, or means different things in different shells; empty when all is clear.
  public internal(set) var doubts: [String] = []

  /// Takes a text apart. Never fails: what is not understood is a doubt, and the commands before it are there.
  /// Takes time in proportion to the text.
  public init(_ text: String) {
    self.init(text, depth: 0)
  }

  init(_ text: String, depth: Int) {
    let bytes = Array(text.utf8)
    guard bytes.count <= Self.lengthLimit else {
      doubts = ["it is longer than \(Self.lengthLimit) characters"]
      return
    }
    if Invisible.isIn(text) { doubts.append("it has characters that cannot be seen") }
    var parser = ShellParser(bytes, depth: depth)
    parser.parse()
    commands = parser.commands
    recursiveFunctions = parser.recursiveFunctions
    doubts += parser.doubts
  }
}

/// Characters that a person cannot see, or that change the order of what they see.
enum Invisible {
  static func isIn(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x09, 0x0A: false
      case 0...0x1F, 0x7F...0xA0, 0xAD, 0x34F, 0x61C, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F,
        0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x3000, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0,
        0xFFF0...0xFFFB, 0xE0000...0xE0FFF:
        true
      default: false
      }
    }
  }
}
