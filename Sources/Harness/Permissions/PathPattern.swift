/// Whether a path fits a pattern: `*` and `?` within a name, `**` for any number of folders, `\` before a character
/// that stands for itself. Takes time in proportion to path times pattern.
enum PathPattern {
  private enum Step {
    case byte(UInt8)
    case one
    case name
    case anything
    /// `**/`: nothing, or whole folders.
    case folders
  }

  /// Whether all of the path fits.
  /// - Parameter ignoresCase: whether `A` fits `a`.
  static func matches(_ path: String, _ pattern: String, ignoresCase: Bool = false) -> Bool {
    let path = Array((ignoresCase ? path.lowercased() : path).utf8)
    let steps = steps(of: Array((ignoresCase ? pattern.lowercased() : pattern).utf8))
    let slash = UInt8(ascii: "/")
    // reached[i]: the first i bytes of the path fit the steps so far.
    var reached = [true] + Array(repeating: false, count: path.count)
    for step in steps {
      var now = Array(repeating: false, count: path.count + 1)
      var isOpen = false
      for index in 0...path.count {
        switch step {
        case .byte(let byte): now[index] = index > 0 && reached[index - 1] && path[index - 1] == byte
        case .one: now[index] = index > 0 && reached[index - 1] && path[index - 1] != slash
        case .name:
          isOpen = reached[index] || (isOpen && index > 0 && path[index - 1] != slash)
          now[index] = isOpen
        case .anything:
          isOpen = isOpen || reached[index]
          now[index] = isOpen
        case .folders:
          now[index] = reached[index] || (isOpen && index > 0 && path[index - 1] == slash)
          isOpen = isOpen || reached[index]
        }
      }
      reached = now
    }
    return reached[path.count]
  }

  /// A pattern that fits only this path.
  static func escaped(_ path: String) -> String {
    var result = ""
    for character in path {
      if "*?\\".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }

  /// Whether it may fit more than one path.
  static func hasWildcard(_ pattern: String) -> Bool {
    steps(of: Array(pattern.utf8)).contains { if case .byte = $0 { false } else { true } }
  }

  private static func steps(of pattern: [UInt8]) -> [Step] {
    var steps: [Step] = []
    var index = 0
    while index < pattern.count {
      let byte = pattern[index]
      index += 1
      switch byte {
      case UInt8(ascii: "*"):
        let isDouble = index < pattern.count && pattern[index] == byte
        if isDouble { index += 1 }
        if isDouble, index < pattern.count, pattern[index] == UInt8(ascii: "/"),
          index == 2 || pattern[index - 3] == UInt8(ascii: "/")
        {
          index += 1
          steps.append(.folders)
        } else {
          steps.append(isDouble ? .anything : .name)
        }
      case UInt8(ascii: "?"): steps.append(.one)
      case UInt8(ascii: "\\") where index < pattern.count:
        steps.append(.byte(pattern[index]))
        index += 1
      default: steps.append(.byte(byte))
      }
    }
    return steps
  }
}
