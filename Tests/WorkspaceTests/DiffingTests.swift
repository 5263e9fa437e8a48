import Harness
import Testing

@testable import Workspace

struct DiffingTests {
  private func diff(_ old: String, _ new: String, limit: Int = 4000) -> String {
    FileDiff(path: "f", change: .modified, from: Array(old.utf8), to: Array(new.utf8), limit: limit).plainText
  }

  private func lines(_ range: ClosedRange<Int>) -> String {
    range.map { "\($0)\n" }.joined()
  }

  @Test(arguments: [
    ("", "", "f (+0 -0)"),
    ("a\n", "a\n", "f (+0 -0)"),
    ("", "a\nb\n", "f (+2 -0)\n@@ -0,0 +1,2 @@\n+a\n+b"),
    ("a\nb\n", "", "f (+0 -2)\n@@ -1,2 +0,0 @@\n-a\n-b"),
    ("a\nb\nc\n", "a\nB\nc\n", "f (+1 -1)\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c"),
    ("a\nc\n", "a\nb\nc\n", "f (+1 -0)\n@@ -1,2 +1,3 @@\n a\n+b\n c"),
    ("a\na\n", "a\na\na\n", "f (+1 -0)\n@@ -1,2 +1,3 @@\n a\n a\n+a"),
    ("a\nb", "a\nb\n", "f (+1 -1)\n@@ -1,2 +1,2 @@\n a\n-b\n+b\na newline at the end is added"),
    ("a\nb\n", "a\nb", "f (+1 -1)\n@@ -1,2 +1,2 @@\n a\n-b\n+b\nthe newline at the end goes"),
    ("a", "b", "f (+1 -1)\n@@ -1,1 +1,1 @@\n-a\n+b"),
    ("", "a", "f (+1 -0)\n@@ -0,0 +1,1 @@\n+a\nno newline at the end"),
    ("a\r\nb\r\n", "a\r\nc\r\n", "f (+1 -1)\n@@ -1,2 +1,2 @@\n a\n-b\n+c"),
    ("a\r\n", "a\n", "f (+1 -1)\n@@ -1,1 +1,1 @@\n-a\n+a\nline ends change from CRLF to LF"),
    ("caf\u{E9}\n", "cafe\u{301}\n", "f (+1 -1)\n@@ -1,1 +1,1 @@\n-caf\u{E9}\n+cafe\u{301}"),
  ])
  func `a diff of two texts`(old: String, new: String, expected: String) {
    #expect(diff(old, new) == expected)
  }

  @Test func `three lines of context stand around a change`() {
    #expect(
      diff(lines(1...20), lines(1...9) + "x\n" + lines(11...20)) == """
        f (+1 -1)
        @@ -7,7 +7,7 @@
         7
         8
         9
        -10
        +x
         11
         12
         13
        """)
  }

  @Test func `changes are one hunk until more than six lines stand between them`() {
    let old = lines(1...20)
    let six = diff(old, "x\n" + lines(2...7) + "y\n" + lines(9...20))
    #expect(six.split(separator: "\n").filter { $0.hasPrefix("@@") } == ["@@ -1,11 +1,11 @@"])
    let seven = diff(old, "x\n" + lines(2...8) + "y\n" + lines(10...20))
    #expect(
      seven.split(separator: "\n").filter { $0.hasPrefix("@@") } == ["@@ -1,4 +1,4 @@", "@@ -6,7 +6,7 @@"])
  }

  @Test func `later hunks count the lines of earlier ones`() {
    let diff = diff(lines(1...30), "0\n" + lines(1...24) + lines(26...30))
    #expect(
      diff.split(separator: "\n").filter { $0.hasPrefix("@@") } == ["@@ -1,3 +1,4 @@", "@@ -22,7 +23,6 @@"])
  }

  @Test func `above the limit everything between the same start and end is replaced`() {
    let diff = diff("s\na\nb\nc\ne\n", "s\nx\nb\ny\ne\n", limit: 3)
    #expect(
      diff == "f (+3 -3)\n@@ -1,5 +1,5 @@\n s\n-a\n-b\n-c\n+x\n+b\n+y\n e")
    #expect(self.diff("s\na\nb\nc\ne\n", "s\nx\nb\ny\ne\n", limit: 4).contains("\n b\n"))
  }

  @Test func `applying a diff to the old text gives the new one, and it is the shortest`() {
    var random = SplitMix(state: 7)
    for round in 0..<400 {
      let old = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        Int32.random(in: 0...3, using: &random)
      }
      let new = (0..<Int.random(in: 0...12, using: &random)).map { _ in
        Int32.random(in: 0...3, using: &random)
      }
      let kinds = ShortestEdit.kinds(from: old[...], to: new[...], limit: 100)
      var rest = old[...]
      var fresh = new[...]
      var result: [Int32] = []
      for kind in kinds {
        switch kind {
        case .context: result += [rest.removeFirst()]
        case .removed: rest.removeFirst()
        case .added: result += [fresh[fresh.startIndex]]
        }
        if kind != .removed { fresh.removeFirst() }
      }
      #expect(result == new && rest.isEmpty, "round \(round): \(old) \(new)")
      #expect(kinds.count { $0 != .context } == new.difference(from: old).count)
    }
  }

  private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }
}
