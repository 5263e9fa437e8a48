import Foundation
import Testing

@testable import TUI
@testable import rein

@Suite struct ClipboardTests {
  private func programs(_ environment: [String: String]) -> [String] {
    Clipboard(environment: environment).programs.compactMap(\.first)
  }

  #if !canImport(Darwin)
    @Test func `the program is the one of the person's desktop`() {
      #expect(programs(["WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"]) == ["wl-copy", "xclip", "xsel"])
      #expect(programs(["WAYLAND_DISPLAY": "wayland-0", "SSH_CONNECTION": "a", "TMUX": "b"]) == ["tmux"])
      #expect(programs(["DISPLAY": ""]) == [])
    }
  #endif

  @Test func `a program that takes the text is believed, others are not`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "rein-\(UUID().uuidString)").path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let text = String(repeating: "line\n", count: 50_000)
    #expect(ProgramInput.give(text, to: ["tee", path]))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    #expect(!ProgramInput.give(text, to: ["false"]))
    #expect(!ProgramInput.give(text, to: ["there-is-no-such-program"]))
  }

  @Test func `without a program the text is in a file for its owner alone`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "rein-\(UUID().uuidString)").path()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let clipboard = Clipboard(environment: ["XDG_STATE_HOME": folder])
    let path = folder + "/rein/copied.txt"
    #if !canImport(Darwin)
      #expect(clipboard.copy("one") == .kept(path: path))
      #expect(clipboard.copy("two") == .kept(path: path))
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "two")
      let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(permissions == 0o600)
    #endif
  }
}
