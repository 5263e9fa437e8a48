import Dispatch
import Harness
import TestSupport
import Testing

@testable import rein

@Suite struct PrintModeTests {
  @Test(arguments: [
    ("read a", "", "read a"), ("", "read a\n", "read a\n"),
    ("read a", "some text\n", "read a\n\nsome text\n"),
    ("read a", " \n", "read a"), ("", "", nil), (" ", "\n\n", nil),
  ])
  func `the prompt goes before what comes through a pipe`(
    _ prompt: String, _ piped: String, _ message: String?
  ) {
    #expect(PrintMode.message(prompt: prompt, piped: piped) == message)
  }

  @Test func `the exit status says how it ended`() {
    let outcomes: [PrintMode.Outcome] = [.done, .failed, .neededApproval, .interrupted(2), .interrupted(15)]
    #expect(outcomes.map(\.status) == [0, 1, 2, 130, 143])
  }

  @Test func `a stop before the run begins is not lost`() async throws {
    var configuration = HostConfiguration(store: MemoryThreadStore(), locks: MemoryThreadLocks())
    let provider = ScriptedProvider([])
    configuration.providers = [provider]
    configuration.modelID = "script/one"
    let host = try Host(configuration)
    let session = await host.session()
    let mode = await PrintMode(session: session, format: .text)
    await mode.interrupt(by: 2)
    #expect(await mode.run("hello") == .interrupted(2))
    #expect(provider.requests == [])
  }

  @Test func `an answer of nothing is a failure`() async throws {
    var configuration = HostConfiguration(store: MemoryThreadStore(), locks: MemoryThreadLocks())
    configuration.providers = [ScriptedProvider([.says([])])]
    configuration.modelID = "script/one"
    let session = try await Host(configuration).session()
    #expect(await PrintMode(session: session, format: .text).run("hello") == .failed)
  }

  @Test func `what takes too long is left alone`() async {
    // It blocks, which the threads that all tests share must not.
    await withCheckedContinuation { continuation in
      DispatchQueue(label: "waits").async {
        expectPatience()
        continuation.resume()
      }
    }
  }

  private func expectPatience() {
    let (silence, speaker) = AsyncStream.makeStream(of: Never.self)
    let endless = Blocking.run(atMost: 0) {
      for await _ in silence {}
      return true
    }
    speaker.finish()
    #expect(endless == nil)
    #expect(Blocking.run(atMost: 60) { 3 } == 3)
  }
}
