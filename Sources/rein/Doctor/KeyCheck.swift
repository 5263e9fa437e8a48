/// Which keys reach rein, and how fast.
struct KeyCheck {
  var environment: [String: String]
  /// The value of an option of tmux's server; `nil` when tmux does not tell.
  var option: (String) -> String?

  /// Milliseconds after which a person feels that Esc comes late.
  private static let longest = 100

  /// Asks the tmux that this process runs in.
  static func findings(_ environment: [String: String]) -> [Finding] {
    KeyCheck(environment: environment) { ProgramAnswer.text(of: ["tmux", "show-options", "-sv", $0]) }
      .findings
  }

  var findings: [Finding] {
    func has(_ name: String) -> Bool { environment[name].map { !$0.isEmpty } ?? false }
    if has("TMUX") { return tmux }
    if has("STY") {
      return [
        Finding(
          .absent, "keys",
          "come through screen, which hands on no Shift+Enter; Ctrl+J makes a new line everywhere")
      ]
    }
    return [Finding(.good, "keys", "come from the terminal itself; Ctrl+J makes a new line everywhere")]
  }

  private var tmux: [Finding] {
    guard let extended = option("extended-keys"), let wait = option("escape-time") else {
      return [Finding(.doubtful, "keys", "come through a tmux that does not say how it is set")]
    }
    let keys =
      extended == "off"
      ? Finding(
        .absent, "keys",
        "tmux makes Shift+Enter a plain Enter (extended-keys is off); `set -s extended-keys on` in "
          + "~/.tmux.conf lets it through, and Ctrl+J works without")
      : Finding(.good, "keys", "tmux hands on all of them (extended-keys is \(extended))")
    guard let milliseconds = Int(wait), milliseconds > Self.longest else {
      return [keys, Finding(.good, "Esc", "tmux hands it on after \(wait) ms")]
    }
    return [
      keys,
      Finding(
        .doubtful, "Esc",
        "tmux holds it back for \(wait) ms; `set -s escape-time 20` in ~/.tmux.conf makes it quick"),
    ]
  }
}
