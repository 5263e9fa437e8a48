import Harness
import Terminal
import TestSupport
import Testing

@testable import TUI

/// Whatever is said, and however small the screen is: no pane gives more rows than asked for, or wider ones.
@Suite struct AnySizeTests {
  private static let texts = [
    "", "plain", String(repeating: "long ", count: 70), String(repeating: "x", count: 350),
    "日本語のテキストは幅が広い。" + String(repeating: "漢字", count: 60),
    "emoji 👨‍👩‍👧‍👦 flags 🇩🇪🇫🇷 skin 👍🏽 marks e\u{301}\u{302}\u{303}", "שלום \u{202E}evil\u{202C} العربية",
    "\u{1B}[2J\u{1B}]0;title\u{07}\u{9B}31m\r\n\ttab\u{0}nul", "a\n\n\n\nb\r\nc\rd\u{2028}e",
    "# H\n\n- a\n  - b\n    - c\n      - d\n\n> > > > quoted 漢字\n\n```swift\nlet x = \"\\(1)\" /* open\n```",
    "| a | b | c | d | e |\n|---|:-:|--:|---|---|\n| 漢字漢字 | `code` | [l](http://x) | ![i](y) | 5 |",
    "1000000. big\n1000001. bigger", "```", "`", "**", "[", "<div>\n<b>", "---", "\t", " ",
    String(repeating: "- ", count: 60), String(repeating: "> ", count: 60),
  ]

  private static let sizes: [Size] =
    [1, 2, 3, 8, 20, 21, 40, 300].flatMap { columns in
      [1, 2, 5, 10, 100].map { Size(columns: columns, rows: $0) }
    } + [Size(columns: 0, rows: 0), Size(columns: 0, rows: 5), Size(columns: 5, rows: 0)]

  private func scenes(_ text: String) -> [Scene] {
    var scene = Scene()
    scene.say(.user, text)
    scene.say(.assistant, .thinking(Thinking(text: text)))
    scene.say(.assistant, text)
    let diff = FileDiff(
      path: text, change: .created,
      hunks: [FileDiff.Hunk(oldStart: 0, newStart: 99_999, lines: [FileDiff.Line(.added, text)])], note: text)
    scene.call(
      text, ["path": .string(text), "more": .string(text)],
      ToolOutput([
        .text(text), .code(Code(text: text, path: "a.swift", firstLine: 9)), .diff(diff),
        .list([ListItem(text, detail: text)]), .tree([text: [.string(text), [text: .string(text)]]]),
        .terminal(TerminalOutput(text: text, exitCode: 1, note: text, fullOutputPath: text)),
      ]))
    scene.apply(.tool(.started(id: "open", name: "run", args: ["command": .string(text)])))
    scene.apply(.tool(.output(id: "open", text: text, stream: .stdout)))
    scene.apply(.subagent(.started(id: "open", agentType: text, task: text, modelID: nil, isForked: nil)))
    scene.apply(.run(.info(text)))
    scene.apply(.detail(.followUpsChanged([FollowUp(id: "1", content: text)], isPaused: true)))
    scene.apply(
      .session(.tasksUpdated([TaskItem(id: "1", content: text, status: .inProgress, activeForm: text)])))
    scene.stream(.text(text))
    var scenes = [scene]
    scene.view.unfoldsAll = true
    scene.view.scroll = .at(place: 2, row: 1)
    scene.ask(.question(Question(text, options: [Question.Option(text, description: text)])))
    scenes.append(scene)
    scene.apply(.detail(.promptClosed(id: "ask", decision: text)))
    scene.ask(
      .approval(
        ApprovalRequest(
          toolName: text, category: .edit, args: [:],
          preview: ToolPreview(
            title: text, blocks: [.text(text), .diff(diff), .tree([text: [.string(text)]])], risks: [text],
            folder: text), reason: text, note: text,
          parts: [
            PermissionReason(part: text, policy: .allow, words: text),
            PermissionReason(policy: .ask, words: text),
          ],
          grants: [GrantProposal(text: text, scope: .tool(text))], isChanged: true, keepingPlace: text)),
      asker: [text, text])
    scene.view.prompt.promptID = "ask"
    scene.view.prompt.scroll = 7
    scene.view.prompt.typing = Composer()
    scenes.append(scene)
    scene.view.prompt.typing = nil
    scene.view.splitsDiffs = true
    scene.apply(
      .detail(.promptOpened(Prompt(id: "more", asker: [text], kind: .plan(Plan(title: text, text: text))))))
    scenes.append(scene)
    scene.view.prompt.grant = GrantStep(.project)
    scenes.append(scene)
    scene.apply(.detail(.promptClosed(id: "more", decision: text)))
    scene.apply(.detail(.promptClosed(id: "ask", decision: text)))
    scene.ask(.plan(Plan(title: text, text: text)))
    scenes.append(scene)
    scene.apply(.detail(.promptClosed(id: "ask", decision: text)))
    scene.view.focus = .composer
    scene.view.search = TranscriptSearch(String(text.prefix { !$0.isNewline }), from: .bottom)
    scene.view.search?.scan(scene.session.transcript, SearchPatterns())
    scenes.append(scene)
    scene.view.search = nil
    scene.view.selection = RowSelection(cursor: .init(place: 2, row: 0), anchor: .init(place: 0, row: 0))
    scenes.append(scene)
    return scenes
  }

  @Test(arguments: texts) func `lines are no wider and no more than asked for`(text: String) {
    for (index, scene) in scenes(text).enumerated() {
      let panes: [any Pane] =
        switch index {
        case 0: [TranscriptPane(), TasksPane(), FollowUpsPane()]
        case 1: [TranscriptPane(), PromptPane()]
        case 4: [TranscriptPane(), SearchPane()]
        case 5: [TranscriptPane()]
        default: [PromptPane()]
        }
      for size in Self.sizes {
        for pane in panes {
          let lines = pane.lines(scene.snapshot, size: size)
          let widest = lines.map(\.columns).max() ?? 0
          let cursor = pane.cursor(scene.snapshot, size: size)
          let isInside = cursor.map { $0.row < lines.count && $0.column < max(1, size.columns) } ?? true
          // Expectations by the ten thousand are slow.
          if lines.count > size.rows || widest > size.columns || !isInside {
            Issue.record(
              "\(pane) at \(size): \(lines.count) rows, \(widest) columns, cursor \(cursor as Any)")
          }
        }
      }
    }
  }
}
