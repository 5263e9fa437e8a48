import FoundationEssentials
import Testing

@testable import Workspace

@Suite struct FenceTrialTests {
  private let folder: TemporaryFolder
  private var trial: FenceTrial { FenceTrial(path: folder.above + "/fence") }

  init() throws { folder = try TemporaryFolder() }

  @Test func `nothing is known at first`() {
    #expect(trial.known(of: "/bin/sh") == nil)
  }

  @Test func `that it works is known from then on, for that program only`() {
    trial.keep(nil, of: "/bin/sh")
    #expect(trial.known(of: "/bin/sh", now: Date(timeIntervalSinceNow: 86_400 * 30)) == .some(nil))
    #expect(trial.known(of: "/bin/ls") == nil)
    #expect(trial.known(of: folder.above + "/none") == nil)
  }

  @Test func `why it does not work is believed for ten minutes`() {
    let now = Date()
    trial.keep("no\nspace", of: "/bin/sh", now: now)
    #expect(trial.known(of: "/bin/sh", now: now + 599) == .some("no\nspace"))
    #expect(trial.known(of: "/bin/sh", now: now + 601) == nil)
    #expect(trial.known(of: "/bin/sh", now: now - 60) == nil)
  }

  @Test(arguments: ["", "x", "a\nb\nc", "\n\n\n"])
  func `a file with something else in it tells nothing`(text: String) throws {
    try Data(text.utf8).write(to: URL(filePath: trial.path))
    #expect(trial.known(of: "/bin/sh") == nil)
  }
}
