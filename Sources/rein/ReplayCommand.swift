import ArgumentParser
import Harness
import TUI
import Terminal

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

/// Folds an event log into the display state, or into the screen it showed.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Fold an event log and print the state or the screen it leads to.",
    discussion: "`rein --record FILE` writes such a log.")

  @Flag(help: "Print a snapshot line for every line of the log.")
  var snapshots = false

  @Option(
    help: ArgumentHelp("Print the screen instead of the state, this large: 80x24.", valueName: "WxH"),
    transform: ReplayCommand.size)
  var screen: Size?

  @Option(help: ArgumentHelp("Stop after this line of the log.", valueName: "n"))
  var at: Int?

  @Argument(help: "The event log: one JSON object a line. - reads standard input.")
  var file: String

  func validate() throws {
    if snapshots, screen != nil { throw ValidationError("--snapshots and --screen exclude each other.") }
    if let at, at < 0 { throw ValidationError("--at counts lines from 1.") }
  }

  private static func size(_ text: String) throws -> Size {
    let numbers = text.lowercased().split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let columns = numbers[0], let rows = numbers[1], (1...1_000).contains(columns),
      (1...1_000).contains(rows)
    else { throw ValidationError("a size is written as 80x24, each number from 1 to 1000.") }
    return Size(columns: columns, rows: rows)
  }

  func run() throws {
    var replay = Replay()
    // Split at line feeds only: strings may hold other line separators.
    let lines = try bytes().split(separator: 0x0A, omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated().prefix(at ?? .max) where !line.isEmpty {
      do {
        try replay.take(line: String(decoding: line, as: UTF8.self))
      } catch {
        complain("rein: \(file), line \(number + 1): \(error)")
        // A last line without its line feed was cut off; everything before it is good.
        guard number == lines.count - 1 else { throw ExitCode(1) }
        continue
      }
      if snapshots { put(replay.snapshotLine + "\n") }
    }
    if let screen {
      put(Snapshot(replaying: replay.state, at: replay.time, size: screen).screenText + "\n")
    } else if !snapshots {
      put(replay.snapshotLine + "\n")
    }
  }

  private func bytes() throws -> [UInt8] {
    if file == "-" { return readAll(STDIN_FILENO) }
    guard let data = FileManager.default.contents(atPath: file) else {
      complain("rein: \(file) cannot be read.")
      throw ExitCode(1)
    }
    return Array(data)
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
