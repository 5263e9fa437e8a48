import CNcurses

/// What the keys of the selected terminal send, for the few terminals that differ from all others.
@UIActor
enum TerminfoKeys {
  /// Every sequence terminfo names, with its key.
  static func read() -> [[UInt8]: Key] {
    var found: [[UInt8]: Key] = [:]
    for (capability, notation) in names {
      guard let key = Key(notation), let sequence = sequence(capability) else { continue }
      found[sequence] = key
    }
    // Beyond F12, terminfo counts the shifted ones, which come with modifiers anyway.
    for number in 1...12 {
      if let sequence = sequence("kf\(number)") { found[sequence] = Key(.function(number)) }
    }
    return found
  }

  private static let names = [
    "kcuu1": "up", "kcud1": "down", "kcuf1": "right", "kcub1": "left", "khome": "home", "kend": "end",
    "kich1": "insert", "kdch1": "delete", "kpp": "pageup", "knp": "pagedown", "kcbt": "shift+tab",
    "kri": "shift+up", "kind": "shift+down", "kRIT": "shift+right", "kLFT": "shift+left",
    "kHOM": "shift+home", "kEND": "shift+end", "kDC": "shift+delete", "kIC": "shift+insert",
    "kPRV": "shift+pageup", "kNXT": "shift+pagedown",
  ]

  private static func sequence(_ capability: String) -> [UInt8]? {
    guard let text = tigetstr(capability), Int(bitPattern: text) != -1 else { return nil }
    let bytes = Array(String(cString: text).utf8)
    // Plain bytes are keys for every terminal alike.
    return bytes.first == 0x1B && bytes.count > 2 ? bytes : nil
  }
}
