import ArgumentParser
import Harness

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Folds an event log into the display state.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Fold an event log and print the state it leads to.")

  @Flag(help: "Print a snapshot line for every line of the log.")
  var snapshots = false

  @Argument(help: "The event log: one JSON object a line. - reads standard input.")
  var file: String

  func run() throws {
    let bytes: [UInt8]
    if file == "-" {
      bytes = readAll(STDIN_FILENO)
    } else {
      guard let data = FileManager.default.contents(atPath: file) else {
        complain("rein: \(file) cannot be read.")
        throw ExitCode(1)
      }
      bytes = Array(data)
    }
    var replay = Replay()
    // Split at line feeds only: strings may hold other line separators.
    for (number, line) in bytes.split(separator: 0x0A).enumerated() {
      do {
        try replay.take(line: String(decoding: line, as: UTF8.self))
      } catch {
        complain("rein: \(file), line \(number + 1): \(error)")
        throw ExitCode(1)
      }
      if snapshots { write(all: replay.snapshotLine + "\n", to: STDOUT_FILENO) }
    }
    if !snapshots { write(all: replay.snapshotLine + "\n", to: STDOUT_FILENO) }
  }
}

/// Everything a descriptor has until its end.
func readAll(_ descriptor: Int32) -> [UInt8] {
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = read(descriptor, &chunk, chunk.count)
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return bytes }
    bytes += chunk[..<count]
  }
}
