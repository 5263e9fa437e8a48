import Harness
import TOMLKit

extension SettingsReader {
  /// A whole number that is not too small.
  func number(_ key: String, atLeast least: Int, in table: TOMLTable, under prefix: String) throws -> Int? {
    guard let value = table[key] else { return nil }
    guard let number = value.int, number >= least else {
      throw failure(key, "\(prefix)\(key) must be a whole number of at least \(least)")
    }
    return number
  }

  /// A number of dollars.
  func dollars(_ key: String, in table: TOMLTable, under prefix: String) throws -> Double? {
    guard let value = table[key] else { return nil }
    guard let number = value.double ?? value.int.map(Double.init), number >= 0 else {
      throw failure(key, "\(prefix)\(key) must be a number of dollars, for a million tokens")
    }
    return number
  }

  /// A thinking level.
  func thinking(_ key: String, in table: TOMLTable, under prefix: String) throws -> ThinkingLevel? {
    guard let text = try string(key, in: table, under: prefix) else { return nil }
    guard let level = ThinkingLevel(rawValue: text) else {
      let levels = ThinkingLevel.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
      throw failure(key, "\(prefix)\(key) must be one of \(levels)")
    }
    return level
  }
}
