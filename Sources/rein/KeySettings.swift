import TOMLKit
import TUI

/// The keys of a configuration: a section for each place, `[keys.composer]`, with lines such as
/// `"ctrl+x" = "open-editor"`.
enum KeySettings {
  /// - Throws: `Failure`, with file and line, for places that are not there and values that are no texts.
  static func read(
    _ table: TOMLTable, _ reader: SettingsReader
  ) throws -> [(binding: KeyBinding, reader: SettingsReader)] {
    let places = ["all"] + KeyMap.contexts
    return try table.keys.flatMap { place in
      guard places.contains(place) else {
        throw reader.failure(
          "keys.\(place)", "there is no place keys.\(place); there are \(places.joined(separator: ", "))")
      }
      guard let section = table[place]?.table else {
        throw reader.failure(place, "keys.\(place) must be a section: [keys.\(place)]")
      }
      let reader = reader.section("keys.\(place)")
      return try section.keys.map { key in
        guard let command = section[key]?.string else {
          throw reader.failure(key, "a key takes the name of a command in quotes, or \"none\"")
        }
        return (KeyBinding(context: place, key: key, command: command), reader)
      }
    }
  }

  /// All commands with their keys.
  /// - Throws: `Failure`, with file and line.
  static func map(
    _ bindings: [(binding: KeyBinding, reader: SettingsReader)], custom: [CustomCommand]
  ) throws -> KeyMap {
    do {
      return try KeyMap(bindings.map(\.binding), custom: custom)
    } catch {
      let place = bindings.first { $0.binding == error.binding }
      throw place?.reader.failure(error.binding.key, error.description) ?? Failure(error.description)
    }
  }
}
