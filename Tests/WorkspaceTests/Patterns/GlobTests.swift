import Testing

@testable import Workspace

struct GlobTests {
  private func matches(_ pattern: String, _ path: String) throws -> Bool {
    var glob = try Glob(pattern)
    return glob.matches(path)
  }

  @Test(arguments: [
    ("*.swift", ["a.swift", ".swift"], ["a.swift.txt", "b/a.swift"]),
    ("**/*.swift", ["a.swift", "b/a.swift", "b/c/a.swift"], ["a.c"]),
    ("Sources/**/a?", ["Sources/ab", "Sources/x/y/ab"], ["Sources/a", "Sourcesx/ab"]),
    ("Sources/**", ["Sources/a", "Sources/a/b"], ["Sources", "Sources/"]),
    ("**", ["a", "a/b"], []),
    ("a**b", ["ab", "axb"], ["a/b"]),
    ("*.{c,h}", ["a.c", "a.h"], ["a.ch", "a.{c,h}"]),
    ("{a,b{c,d}}", ["a", "bc", "bd"], ["b"]),
    ("[ab][!c][^/]", ["axy"], ["acy", "a/y", "ax/"]),
    ("\\*.txt", ["*.txt"], ["a.txt"]),
    ("a+(b).c", ["a+(b).c"], ["aab.c"]),
  ])
  func `a glob matches whole paths`(pattern: String, matching: [String], others: [String]) throws {
    for path in matching { #expect(try matches(pattern, path), "\(pattern) and \(path)") }
    for path in others { #expect(try !matches(pattern, path), "\(pattern) and \(path)") }
  }

  @Test func `an open brace or bracket is an error`() {
    #expect(throws: PatternError.invalid("{a", position: 1, reason: "a { without its }")) {
      _ = try Glob("{a")
    }
    #expect(throws: PatternError.invalid("[a", position: 1, reason: "a [ without its ]")) {
      _ = try Glob("[a")
    }
  }
}
