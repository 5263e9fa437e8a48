import Harness
import Terminal

@testable import TUI

extension Situation {
  /// A command of which one part asks.
  static let parts = ApprovalRequest(
    toolName: "execute_command", category: .execute, args: ["command": "git status && rm -r build"],
    preview: ToolPreview(
      title: "Run", blocks: [.code(Code(text: "git status && rm -r build", language: "sh"))],
      risks: ["It runs in /srv, outside the project (/home/ann/project)."], folder: "/srv"),
    reason: "rm -r build: no rule allows it",
    parts: [
      PermissionReason(
        part: "git status", policy: .allow, words: "the rule git status (config.toml, line 3)"),
      PermissionReason(part: "rm -r build", policy: .ask, words: "no rule allows it"),
    ],
    asked: [
      PermissionNeed(
        .command(["rm", "-r", "build"].map { CommandWord($0) }, prefix: nil), text: "rm -r build")
    ],
    grants: [
      GrantProposal(text: "exactly rm -r build", scope: rules("execute_command(rm -r build)"))
    ])

  /// The same, where a rule can be kept for the project.
  static let kept = ApprovalRequest(
    toolName: parts.toolName, category: parts.category, args: parts.args, preview: parts.preview,
    reason: parts.reason, parts: parts.parts, asked: parts.asked, grants: parts.grants,
    keepingPlace: "~/.config/rein/rules/project.toml")

  /// A file with a line that changes and one that is new.
  static let edit = ApprovalRequest(
    toolName: "edit_file", category: .edit, args: ["path": "Sources/Greeting.swift"],
    preview: ToolPreview(
      title: "Edit Sources/Greeting.swift",
      blocks: [
        .diff(
          FileDiff(
            path: "Sources/Greeting.swift", change: .modified,
            hunks: [
              FileDiff.Hunk(
                oldStart: 7, newStart: 7,
                lines: [
                  FileDiff.Line(.context, "func greet(_ name: String) {"),
                  FileDiff.Line(.removed, "  print(\"Hello, \\(name)\")"),
                  FileDiff.Line(.added, "  print(\"Good morning, \\(name)\")"),
                  FileDiff.Line(.added, "  count += 1"), FileDiff.Line(.context, "}"),
                ])
            ]))
      ]), reason: "by default, changes to files are asked about")

  /// A call of a server's tool, with all kinds of values.
  static let tree = ApprovalRequest(
    toolName: "files_move", category: .mcp, args: arguments,
    preview: ToolPreview(title: "files_move", blocks: [.tree(arguments)]),
    reason: "by default, tools of servers are asked about")

  static let arguments: JSON = [
    "from": "/srv/a\u{202E}txt.exe", "to": ["/srv/b", "/srv/c"],
    "options": ["force": true, "depth": 3, "none": [:]],
    "message": "first line\nsecond line\n", "label": "p\u{430}ypal",
  ]
}

extension Situation {
  /// A run on a screen of this size that asks, and has the keys.
  static func asked(_ request: ApprovalRequest, columns: Int, rows: Int) -> Situation {
    var here = Situation()
    here.scene.view.size = Size(columns: columns, rows: rows)
    here.scene.session.modelID = "offline/guide"
    here.apply(
      .detail(.modesListed([ModeInfo(id: "build", name: "build", description: "")], current: "build")))
    here.scene.say(.user, "go")
    here.apply(.run(.started))
    here.ask(.approval(request))
    here.pass(seconds: 1)
    return here
  }
}
