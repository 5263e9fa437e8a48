import Harness
import Terminal

/// Choosing rows of the conversation, to copy them.
enum Selecting {
  static let all = [select, up, down, pageUp, pageDown, begin, copy, leave]

  static let select = Command(
    "select", "Choose rows of the conversation, to copy them or to unfold what they belong to",
    keys: ["alt+m"], in: [.composer, .found],
    slash: true, when: { $0.session.transcript.count > 0 }
  ) { context in
    let snapshot = context.snapshot
    guard let row = TranscriptView.lastVisible(snapshot: snapshot, size: Layout.transcriptSize(snapshot))
    else {
      return
    }
    context.view.focus = .composer
    context.view.search = nil
    context.view.selection = RowSelection(cursor: row)
  }

  static let up = Command(
    "select-up", "Go to the row above", keys: ["up", "k", "ctrl+p"], in: [.rows], hint: { _ in "above" }
  ) { $0.moveSelection(by: -1) }

  static let down = Command(
    "select-down", "Go to the row below", keys: ["down", "j", "ctrl+n"], in: [.rows], hint: { _ in "below" }
  ) { $0.moveSelection(by: 1) }

  static let pageUp = Command(
    "select-page-up", "Go up a page", keys: ["pageup", "ctrl+b", "b"], in: [.rows]
  ) { $0.moveSelection(by: -max(1, Layout.transcriptSize($0.snapshot).rows - 2)) }

  static let pageDown = Command(
    "select-page-down", "Go down a page", keys: ["pagedown", "ctrl+f"], in: [.rows]
  ) { $0.moveSelection(by: max(1, Layout.transcriptSize($0.snapshot).rows - 2)) }

  static let begin = Command(
    "select-begin", "Let the choice begin here, or begin anew", keys: ["space", "v"], in: [.rows],
    hint: { $0.view.selection?.anchor == nil ? "begin here" : "begin anew" }
  ) { context in
    guard let selection = context.view.selection else { return }
    context.view.selection?.anchor = selection.anchor == nil ? selection.cursor : nil
  }

  static let copy = Command(
    "select-copy", "Copy what is chosen", keys: ["enter", "y"], in: [.rows], hint: { _ in "copy" }
  ) { context in
    guard let range = context.view.selection?.range else { return }
    let snapshot = context.snapshot
    let text = TranscriptView.text(of: range, snapshot: snapshot, size: Layout.transcriptSize(snapshot))
    context.view.selection = nil
    context.act(.copy(text, name: "what was chosen"))
  }

  static let leave = Command(
    "select-leave", "Choose nothing", keys: ["esc", "q", "ctrl+c"], in: [.rows], hint: { _ in "back" }
  ) { $0.view.selection = nil }
}

extension CommandContext {
  fileprivate mutating func moveSelection(by rows: Int) {
    guard let selection = view.selection else { return }
    let size = Layout.transcriptSize(snapshot)
    let target = TranscriptView.row(
      rows, from: selection.cursor, snapshot: snapshot, size: size)
    view.selection?.cursor = target
    view.scroll = TranscriptView.keeping(target, snapshot: snapshot, size: size)
  }
}
