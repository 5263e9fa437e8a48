import Harness

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Keys of providers that were given with `rein login`: `keys.json` in the data folder, for its owner only.
struct KeyFile {
  private let file: PrivateFile

  /// The file of a folder.
  init(folder: String) {
    file = PrivateFile(path: folder + "/keys.json")
  }

  /// Where it is.
  var path: String { file.path }

  /// The keys by provider; none when there is no file.
  /// - Throws: `Failure`.
  func keys() throws -> [String: String] {
    guard let data = try file.read() else { return [:] }
    let json = try? JSON(parsing: String(decoding: data, as: UTF8.self))
    guard let object = json?.object else {
      throw Failure("\(path) is not JSON as rein writes it. Move it away, and use rein login again.")
    }
    var keys: [String: String] = [:]
    for (provider, key) in object { keys[provider] = key.string }
    return keys
  }

  /// Keeps a key, or forgets it (`nil`).
  /// - Throws: `Failure`.
  func set(_ key: String?, of provider: String) throws {
    // Another login may be at it.
    try PrivateFile.alone(in: file.folder) {
      var keys = try keys()
      keys[provider] = key
      let object = keys.sorted { $0.key < $1.key }.map { ($0.key, JSON.string($0.value)) }
      let json = JSON.object(OrderedDictionary(uniqueKeysWithValues: object))
      try file.write(json.text() + "\n")
    }
  }
}
