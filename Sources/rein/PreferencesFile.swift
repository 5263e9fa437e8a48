import Harness
import TUI

/// How the person likes the screen, for later starts: a small file of JSON. What cannot be kept keeps nobody from
/// working, so that failures are not told.
struct PreferencesFile: Sendable {
  private let file: PrivateFile

  /// The file below `$XDG_STATE_HOME`, else below `~/.local/state`.
  init(environment: [String: String]) {
    file = PrivateFile(path: StateFolder.path(environment) + "/screen.json")
  }

  /// What was kept; what cannot be read was not.
  func read() -> Preferences {
    var preferences = Preferences()
    guard let data = try? file.read(), let json = try? JSON(parsing: String(decoding: data, as: UTF8.self))
    else {
      preferences.isFirstStart = true
      return preferences
    }
    preferences.theme = json["theme"]?.string.flatMap(ThemeName.init)
    preferences.zoom = json["zoom"]?.string.flatMap(Preferences.Zoom.init) ?? .none
    preferences.sideColumns = json["sideColumns"]?.int
    return preferences
  }

  /// Keeps them in place of what was kept.
  func write(_ preferences: Preferences) {
    let json = JSON.fields([
      "theme": preferences.theme.map { .string($0.rawValue) }, "zoom": .string(preferences.zoom.rawValue),
      "sideColumns": preferences.sideColumns.map { JSON($0) },
    ])
    StateFolder.make(parentOf: file.path)
    try? file.write(json.text() + "\n")
  }
}
