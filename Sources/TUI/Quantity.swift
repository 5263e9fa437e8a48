/// Numbers as the status line writes them.
enum Quantity {
  /// `950`, `1.2k`, `34k`, `1.5M`.
  static func short(_ number: Int) -> String {
    switch number {
    case ..<1_000: "\(number)"
    case ..<10_000: "\(number / 1_000).\(number % 1_000 / 100)k"
    case ..<1_000_000: "\(number / 1_000)k"
    default: "\(number / 1_000_000).\(number % 1_000_000 / 100_000)M"
    }
  }

  /// `0.0042`, `0.12`, `3`: dollars to the cent, and small amounts to a hundredth of one.
  static func dollars(_ amount: Double) -> String {
    let places = amount > 0 && amount < 0.01 ? 4 : 2
    let scale = places == 4 ? 10_000 : 100
    let units = Int((amount * Double(scale)).rounded())
    guard units % scale != 0 else { return "\(units / scale)" }
    let rest = String(units % scale)
    return "\(units / scale)." + String(repeating: "0", count: places - rest.count) + rest
  }
}
