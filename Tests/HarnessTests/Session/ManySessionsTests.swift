import TestSupport
import Testing

@testable import Harness

/// One host, a thousand users at once.
@HarnessActor @Suite struct ManySessionsTests {
  private func host() throws -> Host {
    var configuration = HostConfiguration(store: MemoryThreadStore(), locks: MemoryThreadLocks())
    configuration.providers = [EchoProvider()]
    configuration.modelID = "echo/one"
    configuration.tools = [
      TestTool("change", .edit, run: { input, _ in .finished(ToolOutput(input["text"]?.string ?? "")) })
    ]
    return try Host(configuration)
  }

  @Test func `a session is found again by resource and owner, and differs from every other`() throws {
    let host = try host()
    let one = host.session(resourceID: "a", owner: "x")
    #expect(one === host.session(resourceID: "a", owner: "x"))
    #expect(one !== host.session(resourceID: "a", owner: "y"))
    #expect(one !== host.session(resourceID: "b", owner: "x"))
    #expect(host.session().identity.resourceID == "rein")
    #expect(host.session().identity.ownerID == "rein")
  }

  /// What one user does: says things, is asked, allows or refuses, changes mode, model and thread.
  private func live(_ number: Int, _ session: Session) async throws {
    session.start()
    let isEven = number.isMultiple(of: 2)
    try await session.sendMessage("hello \(number)")
    let first = try #require(session.thread.id)
    if isEven { try await session.switchMode("plan") } else { try await session.switchModel("echo/two") }
    try await session.createThread(title: "second of \(number)")
    try await session.switchMode("build")
    try await session.submit("call change")
    await session.settled()
    let prompt = try #require(session.displayState.prompts.first)
    session.respondToToolApproval(
      isEven ? .alwaysAllowTool : .decline(reason: "\(number)"), toolCallID: prompt.id)
    await session.settled()
    try await session.switchThread(first)
  }

  @Test func `a thousand sessions with runs, approvals and switches do not touch each other`() async throws {
    let host = try host()
    let count = 1_000
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<count {
        group.addTask {
          try await live(number, host.session(resourceID: "resource \(number)", owner: "owner \(number)"))
        }
      }
      try await group.waitForAll()
    }
    for number in 0..<count {
      let session = host.session(resourceID: "resource \(number)", owner: "owner \(number)")
      let isEven = number.isMultiple(of: 2)
      let threads = try await session.thread.list()
      #expect(threads.count == 2)
      #expect(Set(threads.map(\.title)) == ["hello \(number)", "second of \(number)"])
      #expect(session.mode.id == (isEven ? "plan" : "build"))
      #expect(session.grants.tools == (isEven ? ["change"] : []))
      #expect(session.displayState.prompts.isEmpty && !session.run.isRunning)
      #expect(session.tokenUsage.totalTokens == 2)
      let second = try #require(threads.first { $0.title == "second of \(number)" })
      let messages = try await session.thread.messages(of: second.id)
      let asked = try #require(messages.first)
      let answer = messages.last?.text ?? ""
      #expect(isEven ? answer == "got \(asked.id)" : answer.hasSuffix("says: \(number)"))
    }
  }

  @Test func `a session that does nothing costs little`() throws {
    let host = try host()
    let before = residentBytes()
    let count = 10_000
    let sessions = (0..<count).map { host.session(resourceID: "\($0)") }
    let each = (residentBytes() - before) / count
    #expect(sessions.count == count)
    #expect(each < 16_384, "\(each) bytes")
  }
}
