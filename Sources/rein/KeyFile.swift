import Harness

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Keys of providers that were given with `rein login`: `keys.json` in the data folder, for its owner only. A key is in
/// it, or that it is in the keyring.
struct KeyFile {
  /// Where a key is.
  enum Entry: Hashable {
    /// In the file.
    case key(String)
    /// In the keyring of the desktop.
    case inKeyring

    /// The key, if it is in the file.
    var key: String? {
      guard case .key(let key) = self else { return nil }
      return key
    }
  }

  private let file: PrivateFile

  /// The file of a folder.
  init(folder: String) {
    file = PrivateFile(path: folder + "/keys.json")
  }

  /// Where it is.
  var path: String { file.path }

  /// What is kept, by provider; nothing when there is no file.
  /// - Throws: `Failure`.
  func entries() throws -> [String: Entry] {
    guard let data = try file.read() else { return [:] }
    let json = try? JSON(parsing: String(decoding: data, as: UTF8.self))
    guard let object = json?.object else {
      throw Failure("\(path) is not JSON as rein writes it. Move it away, and use rein login again.")
    }
    var entries: [String: Entry] = [:]
    for (provider, entry) in object {
      entries[provider] = entry.string.map(Entry.key) ?? (entry["keyring"]?.bool == true ? .inKeyring : nil)
    }
    return entries
  }

  /// Keeps where a key is, or forgets it (`nil`).
  /// - Throws: `Failure`.
  func set(_ entry: Entry?, of provider: String) throws {
    // Another login may be at it.
    try PrivateFile.alone(in: file.folder) {
      var entries = try entries()
      entries[provider] = entry
      let object = entries.sorted { $0.key < $1.key }.map { ($0.key, Self.json($0.value)) }
      let json = JSON.object(OrderedDictionary(uniqueKeysWithValues: object))
      try file.write(json.text() + "\n")
    }
  }

  private static func json(_ entry: Entry) -> JSON {
    switch entry {
    case .key(let key): .string(key)
    case .inKeyring: ["keyring": true]
    }
  }
}
