import TUI
import Terminal
import Testing

@testable import rein

@Suite struct LookSettingsTests {
  private func look(_ text: String, _ environment: [String: String] = [:], kept: ThemeName? = nil) throws
    -> Look
  {
    let settings = try Settings(text: text, path: "config.toml")
    var preferences = Preferences()
    preferences.theme = kept
    return settings.look.look(environment, preferences, place: settings.reader?.place(of: "theme"))
  }

  @Test
  func `without a configuration the terminal's own colours are taken and it is asked for its background`()
    throws
  {
    var expected = Look()
    expected.asksBackground = true
    #expect(try look("") == expected)
  }

  @Test func `the configuration goes before what was chosen on the screen`() throws {
    #expect(try look("", kept: .earth).theme == .earth)
    let look = try look("theme = \"soft\"", kept: .earth)
    #expect(look.theme == .soft)
    #expect(look.themePlace == "config.toml, line 1")
  }

  @Test func `a background that is set is not asked for`() throws {
    let set = try look("background = \"light\"", ["COLORFGBG": "15;0"])
    #expect(set.background == .light && !set.asksBackground)
    let asked = try look("background = \"auto\"", ["COLORFGBG": "0;15"])
    #expect(asked.background == .light && asked.asksBackground)
  }

  @Test func `a theme nobody knows is named with its line`() {
    #expect {
      _ = try look("vi = true\ntheme = \"neon\"")
    } throws: { error in
      "\(error)"
        == "config.toml, line 2: theme must be one of \"terminal\", \"soft\", \"earth\", \"contrast\", \"mono\"."
    }
  }

  @Test func `colours are left out where the environment or the configuration wants none`() throws {
    #expect(try look("monochrome = true").isColorless)
    #expect(try look("", ["NO_COLOR": "1"]).isColorless)
    #expect(try !look("", ["NO_COLOR": ""]).isColorless)
  }

  @Test(arguments: [
    (["TERM": "linux"], true), (["TERM": "vt100", "LANG": "C.UTF-8"], true),
    (["TERM": "xterm", "LANG": "C"], true),
    (["TERM": "xterm", "LC_ALL": "de_DE.ISO-8859-1"], true),
    (["TERM": "xterm", "LANG": "de_DE.utf8"], false),
    (["TERM": "xterm"], false), (["TERM": "xterm", "LANG": "de_DE"], false),
    (["TERM": "xterm", "LANG": "C", "LC_ALL": "en_US.UTF-8"], false),
  ]) func `plain signs are drawn where others may not be shown`(environment: [String: String], isASCII: Bool)
    throws
  {
    #expect(try look("", environment).isASCII == isASCII)
    #expect(try look("ascii = \(!isASCII)", environment).isASCII == !isASCII)
  }

  @Test func `what was chosen on the screen is there at the next start`() throws {
    let project = try TemporaryProject()
    let file = PreferencesFile(environment: ["XDG_STATE_HOME": project.base])
    #expect(file.read().isFirstStart)
    var preferences = Preferences()
    preferences.theme = .earth
    preferences.zoom = .conversation
    preferences.sideColumns = 50
    file.write(preferences)
    #expect(file.read() == preferences)
  }
}
