import Terminal

extension Key {
  /// The key as hints and help write it, a little shorter than its notation.
  var label: String {
    // Asked for with every frame, so only what changes is looked through.
    switch code {
    case .escape: description.replacing("escape", with: "esc")
    case .pageUp: description.replacing("pageup", with: "pgup")
    case .pageDown: description.replacing("pagedown", with: "pgdn")
    default: description
    }
  }
}
