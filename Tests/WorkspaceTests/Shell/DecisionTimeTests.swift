import Harness
import Testing

@testable import Workspace

@Suite struct DecisionTimeTests {
  @Test func `deciding takes no time that a person could notice`() throws {
    let folder = try TemporaryFolder()
    let rules = try CommandForms.rules()
    let clock = ContinuousClock()
    let rounds = 200
    for command in [
      "git log --oneline -- src | head -20", "git status && make test 2>&1 | grep -n 'a b'",
      "cat a.txt src/b.txt c.txt", "sh -c 'cd src && sort a.txt > ../build/out'",
    ] {
      let time = try clock.measure {
        for _ in 0..<rounds { _ = try CommandForms.decision(command, in: folder.workspace, rules: rules) }
      }
      // A debug build on a busy machine takes many times as long as the program does.
      #expect(time / rounds < .milliseconds(10), "\(time / rounds)")
      print("decision: \(time / rounds) for \(command)")
    }
  }
}
