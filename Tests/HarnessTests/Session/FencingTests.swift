import Harness
import Synchronization
import TestSupport
import Testing

@HarnessActor @Suite struct FencingTests {
  private struct Refusal: Error, CustomStringConvertible {
    var description: String { "There is no such folder." }
  }

  private final class Keeper: FolderKeeper {
    private let paths = Mutex<[String]>([])

    func grant(folder path: String) throws -> String {
      guard path == "~/x" else { throw Refusal() }
      paths.withLock { $0 = ["/home/me/x"] }
      return "/home/me/x"
    }

    func revoke(folder path: String) -> [String] { [] }

    var grantedPaths: [String] { paths.withLock { $0 } }
  }

  @Test func `the display knows from the start whether commands are kept in, and a log keeps it`() throws {
    for fencing in [Fencing.up, .down(reason: "it is missing")] {
      let chat = try Conversation { $0.fencing = fencing }
      #expect(chat.display.fencing == fencing)
      let event = Event.detail(.fencingFound(fencing))
      #expect(Event(json: event.json) == event)
    }
    #expect(try Conversation().display.fencing == nil)
  }

  @Test func `a folder is granted by its keeper, and the person is told`() throws {
    let chat = try Conversation { $0.folderKeeper = Keeper() }
    try chat.session.grant(folder: "~/x")
    #expect(
      chat.display.notice == Notice(.info, "Tools work in /home/me/x as in the project, until rein ends."))
    try chat.session.grant(folder: "~/x")
    #expect(chat.display.notice == Notice(.info, "Tools work in /home/me/x already."))
    #expect(throws: Refusal.self) { try chat.session.grant(folder: "/no") }
  }

  @Test func `a tool that runs without asking learns what it was judged by`() async throws {
    let chat = try Conversation([.says([.call("look")]), .says([.text("Done.")])], tools: [Judged()])
    try await chat.say("go")
    #expect(chat.display.transcript.tool("c1")?.output?.text == "judged by 1: path a")
  }

  private struct Judged: Tool {
    var spec: ToolSpec {
      ToolSpec(name: "look", description: "Looks.", category: .read, input: .object([]))
    }

    func needs(_ input: JSON) async throws -> [PermissionNeed] {
      [PermissionNeed(.path("a"), text: "path a")]
    }

    func run(_ input: JSON, _ context: ToolContext) async throws -> ToolOutcome {
      let judged = context.judged ?? []
      return .finished(ToolOutput("judged by \(judged.count): \(judged.map(\.text).joined())"))
    }
  }
}
