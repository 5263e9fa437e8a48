import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A clock that a test moves.
public final class Clock: Sendable {
  private let seconds = Mutex(1_780_308_000.0)

  public init() {}

  public var now: Date { Date(timeIntervalSince1970: seconds.withLock { $0 }) }

  public func pass(_ seconds: Double) {
    self.seconds.withLock { $0 += seconds }
  }
}
