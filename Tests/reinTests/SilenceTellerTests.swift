import Testing

@testable import rein

@Suite struct SilenceTellerTests {
  @Test func `a silence is told after 20 seconds and then every minute`() {
    var teller = SilenceTeller()
    let told = (0...200).compactMap { teller.tells(Double($0)) }
    #expect(told == [20, 60, 120, 180])
  }

  @Test func `a word ends a silence, and the next one is told anew`() {
    var teller = SilenceTeller()
    let silences: [Double?] = [19.5, 21, 22, 0.5, 19, nil, 20.2, 61]
    #expect(silences.compactMap { teller.tells($0) } == [21, 20, 61])
  }
}
