import Harness
import Terminal
import TestSupport
import Testing

@testable import TUI

@Suite struct ThemeTests {
  /// The looks of all themes on all backgrounds.
  private static let looks: [Look] = ThemeName.allCases.flatMap { name in
    [nil, Background.dark, .light].flatMap { background in
      [16, 256, 1 << 24].map { colors in
        var look = Look()
        look.theme = name
        look.background = background
        look.colors = colors
        return look
      }
    }
  }

  /// How much brighter one colour is than another, as the web's guidelines count it: 1 to 21.
  private func contrast(_ one: (Double, Double, Double), _ other: (Double, Double, Double)) -> Double {
    func luminance(_ color: (Double, Double, Double)) -> Double {
      func linear(_ part: Double) -> Double {
        let part = part / 255
        guard part > 0.03928 else { return part / 12.92 }
        // (x ^ 2.4) by roots, which need no library: x ^ 2 * x ^ 0.4, and x ^ 0.4 within a thousandth.
        let base = (part + 0.055) / 1.055
        var root = 0.5
        for _ in 0..<60 {
          root -= (root * root * root * root * root - base * base) / (5 * root * root * root * root)
        }
        return base * base * root
      }
      return 0.2126 * linear(color.0) + 0.7152 * linear(color.1) + 0.0722 * linear(color.2)
    }
    let (light, dark) = (max(luminance(one), luminance(other)), min(luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
  }

  @Test(arguments: [ThemeName.soft, .earth], Background.allCases)
  func `every colour letters have can be read`(name: ThemeName, background: Background) {
    let palette = ThemePalette(name, on: background)
    let grounds: [(Double, Double, Double)] =
      background == .dark ? [(0, 0, 0), (0x28, 0x2C, 0x34)] : [(255, 255, 255), (0xFD, 0xF6, 0xE3)]
    let colors = [
      palette.accent, palette.user, palette.good, palette.warning, palette.bad, palette.code, palette.faint,
    ]
    for color in colors {
      guard case .rgb(let red, let green, let blue) = color else {
        Issue.record("\(color) is no colour of its own")
        continue
      }
      for ground in grounds {
        let ratio = contrast((Double(red), Double(green), Double(blue)), ground)
        #expect(ratio >= 4.5, "\(color) on \(ground): \(ratio)")
      }
    }
  }

  @Test func `black and white are as far apart as can be`() {
    #expect((20.9...21.1).contains(contrast((0, 0, 0), (255, 255, 255))))
  }

  @Test func `states tell apart without any colour`() {
    func picture(_ change: (inout Situation) -> Void) -> String {
      var here = Situation()
      here.scene.view.size = Size(columns: 80, rows: 24)
      change(&here)
      return Layout.frame(here.scene.snapshot).text
    }
    func called(_ output: ToolOutput) -> (inout Situation) -> Void {
      { $0.scene.call("read_file", ["path": "a"], output) }
    }
    let states: [(inout Situation) -> Void] = [
      { _ in }, { $0.apply(.run(.started)) }, { $0.ask(.approval(Situation.command)) },
      { $0.ask(.question(Situation.choice)) },
      { $0.apply(.tool(.started(id: "c", name: "read_file", args: ["path": "a"]))) },
      called(ToolOutput("x")), called(ToolOutput("x", isError: true)),
      { $0.apply(.detail(.noticed(Notice(.info, "said")))) },
      { $0.apply(.detail(.noticed(Notice(.warning, "said")))) },
      { $0.apply(.detail(.noticed(Notice(.error, "said")))) },
      { $0.scene.say(.user, "said") }, { $0.scene.say(.assistant, "said") },
    ]
    #expect(Set(states.map(picture)).count == states.count)
  }

  @Test func `without colours no style has one`() {
    for var look in Self.looks {
      look.isColorless = true
      let theme = Theme(look)
      for role in Theme.Role.allCases {
        #expect(theme[role].foreground == .standard && theme[role].background == .standard)
      }
    }
  }

  @Test func `only a terminal of many colours gets other colours than its own`() {
    for look in Self.looks where look.colors < 256 {
      let theme = Theme(look)
      for role in Theme.Role.allCases {
        if case .rgb = theme[role].foreground { Issue.record("\(look.theme) at \(look.colors) colours") }
      }
    }
  }

  @Test func `what matters never looks like what does not`() {
    for look in Self.looks {
      let theme = Theme(look)
      for loud in [theme.accent, theme.warning, theme.bad] {
        #expect(loud != theme.text && loud != theme.faint, "\(look)")
      }
      #expect(theme.added != theme.removed, "\(look)")
    }
  }

  @Test func `the list of themes shows each as one passes it, and esc leaves all as it was`() {
    var here = Situation()
    here.scene.view.look.colors = 256
    here.type("/theme<enter>")
    #expect(here.view.picker?.kind == .themes)
    #expect(here.view.shownLook.theme == .terminal)
    here.type("<down>")
    #expect(here.view.shownLook.theme == .soft)
    #expect(Theme(here.view.shownLook) == Theme(ThemePalette(.soft, on: .dark)))
    here.type("<esc>")
    #expect(here.view.shownLook.theme == .terminal)
    #expect(here.view.preferences == Preferences())
  }

  @Test func `a theme that is chosen is kept`() {
    var here = Situation()
    here.type("/theme contrast<enter>")
    #expect(here.view.look.theme == .contrast)
    #expect(here.view.preferences.theme == .contrast)
    #expect(here.view.hint == nil)
    here.type("/theme none<enter>")
    #expect(here.view.hint == "There is no theme “none”; there are terminal, soft, earth, contrast, mono.")
  }

  @Test func `where no colours are wanted none can be chosen`() {
    var here = Situation()
    here.scene.view.look.isColorless = true
    here.type("/theme<enter>")
    #expect(here.view.picker == nil)
    #expect(here.view.hint == "There are no colours here: NO_COLOR or the configuration says so.")
  }
}
