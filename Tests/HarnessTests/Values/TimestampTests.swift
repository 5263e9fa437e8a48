import Testing

@testable import Harness

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct TimestampTests {
  @Test func `every millisecond is read as it was written`() throws {
    for millisecond in 0..<1_000 {
      let text = "2026-11-23T15:49:44.\(String(millisecond + 1_000).dropFirst())Z"
      let date = try #require(Timestamp.date(text))
      #expect(Timestamp.text(date) == text)
      #expect(Timestamp.date(Timestamp.text(date.addingTimeInterval(0.000_3))) == date)
    }
    let now = Timestamp.now
    #expect(Timestamp.date(Timestamp.text(now)) == now)
  }
}
