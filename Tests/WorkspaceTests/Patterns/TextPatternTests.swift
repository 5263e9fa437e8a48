import Testing
import Workspace

@Suite struct TextPatternTests {
  @Test func `a text matches when one of its lines does`() throws {
    let pattern = try TextPattern("^b+$")
    #expect(pattern.matches("a\nbbb\nc"))
    #expect(!pattern.matches("ab\nba"))
    #expect(!pattern.matches(""))
    #expect(try TextPattern("B", ignoringCase: true).matches("abc"))
  }

  @Test func `no pattern keeps it busy`() throws {
    let pattern = try TextPattern("(a*)*(a|aa)*b$")
    #expect(!pattern.matches(String(repeating: "a", count: 200_000)))
  }

  @Test func `what is no expression is said`() {
    #expect(throws: (any Error).self) { try TextPattern("(") }
  }
}
