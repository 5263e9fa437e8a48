#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Input that looks random and is the same in every run. `REIN_SEED` and `REIN_ROUNDS` give other input and more of it.
public struct Fuzzing: RandomNumberGenerator {
  /// What `REIN_SEED` must be for this input to be the first.
  public let seed: UInt64
  private var state: UInt64

  /// The input that belongs to a seed.
  public init(seed: UInt64) {
    self.seed = seed
    state = seed
  }

  /// The inputs of a test.
  /// - Parameter few: how many, unless `REIN_ROUNDS` says otherwise.
  public static func rounds(_ few: Int) -> some Sequence<Fuzzing> {
    let environment = ProcessInfo.processInfo.environment
    let first = UInt64(environment["REIN_SEED"] ?? "") ?? 1
    let count = Int(environment["REIN_ROUNDS"] ?? "") ?? few
    return (0..<count).lazy.map { Fuzzing(seed: first &+ UInt64($0)) }
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Up to `most` of these pieces, one after the other.
  public mutating func text(of pieces: [String], most: Int) -> String {
    (0..<Int.random(in: 0...most, using: &self)).map { _ in pieces.randomElement(using: &self) ?? "" }
      .joined()
  }

  /// These bytes with a few faults: bytes changed, parts left out, moved or said twice.
  public mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &self) {
      guard !bytes.isEmpty else { return bytes }
      let start = Int.random(in: 0..<bytes.count, using: &self)
      let end = min(bytes.count, start + Int.random(in: 1...40, using: &self))
      switch Int.random(in: 0..<4, using: &self) {
      case 0: bytes[start] = UInt8.random(in: 0...255, using: &self)
      case 1: bytes.removeSubrange(start..<end)
      case 2: bytes.insert(contentsOf: bytes[start..<end], at: Int.random(in: 0...bytes.count, using: &self))
      default:
        bytes.insert(contentsOf: Array("{}[]\",:\n\r\0\\u".utf8).shuffled(using: &self).prefix(3), at: start)
      }
    }
    return bytes
  }

  /// These bytes in pieces of up to 50.
  public mutating func cut(_ bytes: [UInt8]) -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + Int.random(in: 1...50, using: &self))
      pieces.append(Array(bytes[start..<end]))
      start = end
    }
    return pieces
  }
}
