/// Whether a terminal shows light text on dark, or dark text on light.
public enum Background: String, Hashable, Sendable, CaseIterable {
  /// Light text on a dark ground.
  case dark
  /// Dark text on a light ground.
  case light

  /// What `COLORFGBG` says, which some terminals set to the numbers of their two colours (`15;0`, `0;default;15`).
  /// - Returns: `nil` when it says nothing that can be used.
  public init?(environment: [String: String]) {
    guard let last = environment["COLORFGBG"]?.split(separator: ";").last, let number = Int(last),
      (0...15).contains(number)
    else { return nil }
    // Of the eight dark colours only "white" is light; "bright black" is a dark grey.
    self = number == 7 || number > 8 ? .light : .dark
  }

  /// What a terminal answers to the question after its background: `11;rgb:ffff/ffff/ffff`, one to four hexadecimal
  /// digits each.
  init?(report: String) {
    guard report.hasPrefix("11;rgb") else { return nil }
    let colors = report.split(separator: ":").last ?? ""
    let parts = colors.split(separator: "/").prefix(3).map { Background.part($0) }
    guard parts.count == 3, let red = parts[0], let green = parts[1], let blue = parts[2] else { return nil }
    // How bright the eye takes the three to be.
    self = 0.299 * red + 0.587 * green + 0.114 * blue > 0.5 ? .light : .dark
  }

  /// 0 to 1.
  private static func part(_ digits: Substring) -> Double? {
    guard (1...4).contains(digits.count), digits.allSatisfy(\.isHexDigit), let value = Int(digits, radix: 16)
    else { return nil }
    return Double(value) / Double((1 << (4 * digits.count)) - 1)
  }

  /// Asks the terminal.
  static let question = "\u{1B}]11;?\u{1B}\\"
}
