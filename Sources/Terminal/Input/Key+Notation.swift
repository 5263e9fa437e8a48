extension Key: CustomStringConvertible, LosslessStringConvertible {
  /// The key as people write it: `enter`, `ctrl+j`, `alt+enter`, `shift+tab`, `f1`, `a`, `?`, `space`.
  public var description: String {
    var text = ""
    if modifiers.contains(.control) { text += "ctrl+" }
    if modifiers.contains(.alt) { text += "alt+" }
    if modifiers.contains(.shift) { text += "shift+" }
    return text + code.name
  }

  /// A key from that notation, in any order of modifiers; nil if it names none. Case counts only for a lone letter:
  /// `Ctrl+J` is `ctrl+j`, and shift is spelt out. Some usual other names are understood too (`esc`, `return`, `control`, `option`, `del`, `pgup`).
  public init?(_ description: String) {
    var rest = description[...]
    var modifiers: Modifiers = []
    while let plus = rest.dropLast().firstIndex(of: "+"), plus != rest.startIndex {
      guard let modifier = Modifiers(name: rest[..<plus].lowercased()) else { return nil }
      modifiers.insert(modifier)
      rest = rest[rest.index(after: plus)...]
    }
    let isLone = modifiers.isDisjoint(with: [.control, .alt])
    guard let code = Code(name: isLone || rest.count > 1 ? String(rest) : rest.lowercased()) else {
      return nil
    }
    self.init(code, modifiers)
  }
}

extension Key.Modifiers {
  fileprivate init?(name: String) {
    switch name {
    case "ctrl", "control": self = .control
    case "alt", "option", "meta": self = .alt
    case "shift": self = .shift
    default: return nil
    }
  }
}

extension Key.Code {
  fileprivate var name: String {
    switch self {
    case .character(" "): "space"
    case .character(let character): String(character)
    case .enter: "enter"
    case .tab: "tab"
    case .escape: "escape"
    case .backspace: "backspace"
    case .delete: "delete"
    case .insert: "insert"
    case .up: "up"
    case .down: "down"
    case .left: "left"
    case .right: "right"
    case .home: "home"
    case .end: "end"
    case .pageUp: "pageup"
    case .pageDown: "pagedown"
    case .function(let number): "f\(number)"
    }
  }

  fileprivate init?(name: String) {
    if name.count == 1, let character = name.first {
      self = .character(character)
      return
    }
    let word = name.lowercased()
    switch word {
    case "space": self = .character(" ")
    case "enter", "return": self = .enter
    case "tab": self = .tab
    case "escape", "esc": self = .escape
    case "backspace": self = .backspace
    case "delete", "del": self = .delete
    case "insert", "ins": self = .insert
    case "up": self = .up
    case "down": self = .down
    case "left": self = .left
    case "right": self = .right
    case "home": self = .home
    case "end": self = .end
    case "pageup", "pgup": self = .pageUp
    case "pagedown", "pgdn", "pgdown": self = .pageDown
    default:
      guard word.first == "f", let number = Int(word.dropFirst()), (1...35).contains(number) else {
        return nil
      }
      self = .function(number)
    }
  }
}
