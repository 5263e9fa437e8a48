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
}
