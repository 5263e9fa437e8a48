import Foundation
import Harness
import Testing

/// Event logs recorded with the original reducer, and the states it gave. See `Traces/README.md`.
@Suite struct TraceTests {
  @Test(arguments: Trace.all) func `a recorded trace folds to the recorded states`(_ trace: Trace) throws {
    var replay = Replay()
    for (number, (event, expected)) in zip(trace.events, trace.snapshots).enumerated() {
      try replay.take(line: event)
      guard replay.snapshotLine != expected else { continue }
      Issue.record(
        "\(trace.name), line \(number + 1), after \(event):\n\(replay.snapshotLine)\nexpected:\n\(expected)")
      return
    }
    #expect(trace.events.count == trace.snapshots.count)
  }

  @Test func `all recorded traces are there`() {
    #expect(Trace.all.count == 63)
  }

  @Test func `an event log survives being written again`() throws {
    for trace in Trace.all {
      var original = Replay()
      var rewritten = Replay()
      for line in trace.events {
        let json = try JSON(parsing: line)
        guard let type = json["type"]?.string, !type.hasPrefix("@") else { continue }
        original.take(Event(json: json))
        rewritten.take(Event(json: Event(json: json).json))
      }
      #expect(original.snapshotLine == rewritten.snapshotLine, "\(trace.name)")
    }
  }
}

struct Trace: Sendable, CustomTestStringConvertible {
  let name: String
  let events: [String]
  let snapshots: [String]

  var testDescription: String { name }

  static let all: [Trace] = (try? read()) ?? []

  private static func read() throws -> [Trace] {
    let archive = Bundle.module.url(forResource: "open", withExtension: "tgz", subdirectory: "Traces")
    let folder = FileManager.default.temporaryDirectory.appending(path: "rein-traces-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let tar = Process()
    tar.executableURL = URL(filePath: "/usr/bin/env")
    tar.arguments = ["tar", "xzf", archive?.path() ?? "", "-C", folder.path()]
    try tar.run()
    tar.waitUntilExit()
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "open").path())
    return try files.filter { $0.hasSuffix(".events.jsonl") }.sorted().map { file in
      let name = String(file.dropLast(".events.jsonl".count))
      func lines(_ kind: String) throws -> [String] {
        let url = folder.appending(path: "open/\(name).\(kind).jsonl")
        // Split at line feeds only: some strings hold other line separators.
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n" as Character).map(
          String.init)
      }
      return Trace(name: name, events: try lines("events"), snapshots: try lines("snapshots"))
    }
  }
}
