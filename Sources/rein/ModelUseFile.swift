import Dispatch
import Harness

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Which models were used how often, and last in each mode: `models.json` in the data folder. A convenience: what cannot
/// be read or written is forgotten.
actor ModelUseFile: ModelUse {
  private struct Content {
    var counts: [String: Int] = [:]
    var last: [String: String] = [:]
  }

  private let file: PrivateFile
  private let writing = DispatchQueue(label: "rein.models")

  init(folder: String) {
    file = PrivateFile(path: folder + "/models.json")
  }

  /// The model that was used last in a mode.
  static func last(inMode modeID: String, folder: String) -> String? {
    content(of: PrivateFile(path: folder + "/models.json")).last[modeID]
  }

  func counts() async -> [String: Int] {
    await settled()
    return Self.content(of: file).counts
  }

  /// Returns at once: the message that is about to be sent must not wait for a disk.
  func note(_ modelID: String, inMode modeID: String) {
    writing.async { [file] in try? Self.add(modelID, modeID, to: file) }
  }

  /// Returns when all that was noted before is written.
  func settled() async {
    await withCheckedContinuation { done in writing.async { done.resume() } }
  }

  private static func add(_ modelID: String, _ modeID: String, to file: PrivateFile) throws {
    // Another rein may be at it.
    try PrivateFile.alone(in: file.folder) {
      var content = content(of: file)
      content.counts[modelID, default: 0] += 1
      content.last[modeID] = modelID
      let json: JSON = [
        "counts": object(content.counts.mapValues { JSON($0) }),
        "last": object(content.last.mapValues { .string($0) }),
      ]
      try file.write(json.text() + "\n")
    }
  }

  private static func content(of file: PrivateFile) -> Content {
    guard let data = try? file.read(),
      let json = try? JSON(parsing: String(decoding: data, as: UTF8.self))
    else { return Content() }
    var content = Content()
    for (id, count) in json["counts"]?.object ?? [:] { content.counts[id] = count.int }
    for (mode, id) in json["last"]?.object ?? [:] { content.last[mode] = id.string }
    return content
  }

  private static func object(_ values: [String: JSON]) -> JSON {
    .object(OrderedDictionary(uniqueKeysWithValues: values.sorted { $0.key < $1.key }))
  }
}
