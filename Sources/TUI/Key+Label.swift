import Terminal

extension Key {
  /// The key as hints and help write it, a little shorter than its notation.
  var label: String {
    description.replacing("escape", with: "esc").replacing("pageup", with: "pgup")
      .replacing("pagedown", with: "pgdn")
  }
}
