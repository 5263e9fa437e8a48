import Harness
import TOMLKit

/// The section `[memory]` of the configuration file: when long threads are condensed, and by which models.
extension MemoryConfiguration {
  init(_ table: TOMLTable, _ reader: SettingsReader) throws {
    let prefix = "memory."
    try reader.allow(
      ["observation_threshold", "reflection_threshold", "observer_model", "reflector_model"], in: table,
      under: prefix)
    func tokens(_ key: String) throws -> Int? {
      guard let value = table[key] else { return nil }
      guard let number = value.int, number >= MemoryThresholds.least else {
        throw reader.failure(
          key, "\(prefix)\(key) must be a number of tokens, \(MemoryThresholds.least) or more")
      }
      return number
    }
    let standard = MemoryThresholds()
    self.init(
      thresholds: MemoryThresholds(
        observation: try tokens("observation_threshold") ?? standard.observation,
        reflection: try tokens("reflection_threshold") ?? standard.reflection),
      observerModelID: try reader.string("observer_model", in: table, under: prefix),
      reflectorModelID: try reader.string("reflector_model", in: table, under: prefix))
  }
}
