import TOMLKit
import TUI
import Terminal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the configuration says about how the screen looks.
struct LookSettings: Hashable {
  /// The theme; `nil` for what was chosen on the screen.
  var theme: ThemeName?
  /// The background; `nil` to ask the terminal.
  var background: Background?
  /// Whether colours are left out.
  var isMonochrome = false
  /// Whether only ASCII is drawn with; `nil` to go by the terminal.
  var isASCII: Bool?
  /// Whether nothing moves by itself.
  var isStill = false

  /// Whether the chat comes in lines, for screen readers.
  var isLinear = false

  /// The keys outside of sections.
  static let keys = ["theme", "background", "ascii", "reduced_motion", "screen_reader"]

  /// Nothing set.
  init() {}

  /// - Throws: `Failure`, with file and line.
  init(_ table: TOMLTable, _ reader: SettingsReader) throws {
    theme = try reader.choice("theme", in: table)
    background = try reader.choice("background", also: ["auto"], in: table)
    isMonochrome = try reader.bool("monochrome", in: table, under: "") ?? false
    isASCII = try reader.bool("ascii", in: table, under: "")
    isStill = try reader.bool("reduced_motion", in: table, under: "") ?? false
    isLinear = try reader.bool("screen_reader", in: table, under: "") ?? false
  }

  /// The look to begin with.
  /// - Parameter place: where the theme is set, for the person.
  func look(_ environment: [String: String], _ kept: Preferences, place: String?) -> Look {
    var look = Look()
    look.theme = theme ?? kept.theme ?? .terminal
    look.themePlace = theme == nil ? nil : place
    look.background = background ?? Background(environment: environment)
    look.asksBackground = background == nil
    look.isColorless = isMonochrome || LookSettings.isNoColor(environment)
    look.isASCII = isASCII ?? (LookSettings.reasonForASCII(environment) != nil)
    look.isStill = isStill
    return look
  }

  /// Whether the environment wants no colours.
  static func isNoColor(_ environment: [String: String]) -> Bool {
    environment["NO_COLOR"].map { !$0.isEmpty } ?? false
  }

  /// Why only ASCII is drawn with; `nil` when there is no reason. Where no locale is set at all, as in containers and
  /// over ssh, the terminal knows UTF-8 all the same.
  static func reasonForASCII(_ environment: [String: String]) -> String? {
    let type = environment["TERM"] ?? ""
    if ["linux", "vt", "ansi", "cons"].contains(where: type.hasPrefix) {
      return "\(type) has few characters"
    }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
    guard let locale else { return nil }
    let codeset = locale.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "." }
    return codeset.hasSuffix("utf8") || !(locale == "C" || locale == "POSIX" || codeset.contains("."))
      ? nil : "the locale \(locale) is not UTF-8"
  }
}

extension SettingsReader {
  /// One of a few words.
  /// - Parameter also: words that mean that nothing is chosen.
  fileprivate func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, also others: [String] = [], in table: TOMLTable
  ) throws -> Choice? {
    guard let text = try string(key, in: table, under: ""), !others.contains(text) else { return nil }
    guard let choice = Choice(rawValue: text) else {
      let words = (others + Choice.allCases.map(\.rawValue)).map { "\"\($0)\"" }.joined(separator: ", ")
      throw failure(key, "\(key) must be one of \(words)")
    }
    return choice
  }
}
