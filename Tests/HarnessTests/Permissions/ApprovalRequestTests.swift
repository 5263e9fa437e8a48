import Harness
import Testing

/// An answer names the digest: whatever is shown or runs must be in it.
@Suite struct ApprovalRequestTests {
  private static let need = PermissionNeed(
    .command([CommandWord("git"), CommandWord("-c", .telling), CommandWord("$x", .unknown)], prefix: 1),
    text: "git -c $x", category: .execute, guards: ["it runs outside"], alarm: "never")

  private struct Fields {
    var tool = "run"
    var category: ToolCategory? = .execute
    var args: JSON = ["command": "git -c $x"]
    var preview = ToolPreview(title: "Run", blocks: [.text("git")], risks: ["careful"], folder: "/p")
    var reason = "no rule allows it"
    var note = "again"
    var parts = [PermissionReason(part: "git", policy: .ask, words: "no rule")]
    var asked = [need]
    var grants = [GrantProposal(text: "all", scope: .tool("run"))]
    var isRememberable = true
    var isChanged = false
    var place: String? = "rules.toml"

    var request: ApprovalRequest {
      ApprovalRequest(
        toolName: tool, category: category, args: args, preview: preview, reason: reason, note: note,
        parts: parts, asked: asked, grants: grants, isRememberable: isRememberable, isChanged: isChanged,
        keepingPlace: place)
    }
  }

  private static func changed(_ change: (inout Fields) -> Void) -> ApprovalRequest {
    var fields = Fields()
    change(&fields)
    return fields.request
  }

  @Test func `whatever is changed, the digest is another`() {
    let others = [
      Self.changed { $0.tool = "walk" },
      Self.changed { $0.category = nil },
      Self.changed { $0.args = ["command": "git -c $x", "timeout": 3_600] },
      Self.changed { $0.preview.title = "Walk" },
      Self.changed { $0.preview.blocks = [.text("git ")] },
      Self.changed { $0.preview.blocks = [.code(Code(text: "git"))] },
      Self.changed { $0.preview.risks = [] },
      Self.changed { $0.preview.folder = "/q" },
      Self.changed { $0.preview.folder = nil },
      Self.changed { $0.preview.digest = "the file is another" },
      Self.changed { $0.reason = "" },
      Self.changed { $0.note = "" },
      Self.changed { $0.parts[0].policy = .allow },
      Self.changed { $0.asked = [] },
      Self.changed { $0.asked[0].subject = .unclear(["?"]) },
      Self.changed { $0.grants = [GrantProposal(text: "all", scope: .category(.execute))] },
      Self.changed { $0.isRememberable = false },
      Self.changed { $0.isChanged = true },
      Self.changed { $0.place = nil },
    ]
    let digests = [Fields().request.digest] + others.map(\.digest)
    #expect(Set(digests).count == digests.count)
    #expect(Fields().request.digest == Fields().request.digest)
  }

  @Test func `a preview's digest stands for its risks and its folder too`() {
    let previews = [
      ToolPreview(title: "Run", blocks: []), ToolPreview(title: "Run", blocks: [], risks: ["a"]),
      ToolPreview(title: "Run", blocks: [], folder: "a"), ToolPreview(title: "Run", blocks: [.text("a")]),
    ]
    #expect(Set(previews.map(\.digest)).count == previews.count)
  }

  @Test func `a request is read back from the event log with its digest`() {
    var fields = Fields()
    fields.preview.blocks = [
      .tree(["a": [1, "b"]]), .diff(FileDiff(path: "p", change: .deleted, hunks: [])),
    ]
    fields.asked += [
      PermissionNeed(.tool), PermissionNeed(.path("a/b")), PermissionNeed(.path(nil)),
      PermissionNeed(.server("files", tool: "list")), PermissionNeed(.unclear(["a", "b"])),
    ]
    fields.isChanged = true
    let prompt = Prompt(id: "c", asker: ["Ann"], parentCallID: "s", kind: .approval(fields.request))
    let event = Event.detail(.promptOpened(prompt))
    #expect(Event(json: event.json) == event)
  }

  @Test func `rules cover a request when they allow each part that is asked about`() throws {
    func rules(_ texts: String...) throws -> [PermissionRule] {
      try texts.map { try PermissionRule($0, origin: "this session") }
    }
    func command(_ text: String) -> PermissionNeed {
      PermissionNeed(
        .command(text.split(separator: " ").map { CommandWord(String($0)) }, prefix: 1), text: text)
    }
    var fields = Fields()
    fields.asked = [command("git log"), command("make test")]
    fields.grants = []
    let request = fields.request
    #expect(request.uncovered(by: try rules("git *")).map(\.text) == ["make test"])
    #expect(request.uncovered(by: try rules("git *", "make test")).isEmpty)
    #expect(request.uncovered(by: try rules("run")).isEmpty)
    #expect(request.accepts(GrantProposal(text: "", scope: .rules(try rules("git *", "make *")))))
    #expect(!request.accepts(GrantProposal(text: "", scope: .rules(try rules("git *")))))
    #expect(!request.accepts(GrantProposal(text: "", scope: .rules([]))))
    #expect(!request.accepts(GrantProposal(text: "", scope: .category(.execute))))
    // What is asked about every time, and what is not known before it runs, is covered by nothing.
    #expect(!Fields().request.uncovered(by: try rules("run")).isEmpty)
  }
}
