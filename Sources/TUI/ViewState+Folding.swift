import Harness
import Terminal

/// Clicks, and what is shown in full.
extension ViewState {
  /// A click on a call, or on what was thought, unfolds it or folds it again; one on another pane gives that the keys. No
  /// click answers anything.
  mutating func click(_ point: Point, _ snapshot: Snapshot) {
    guard picker == nil, search == nil, selection == nil else { return }
    switch Layout.focus(at: point, snapshot) {
    case .prompt: if let prompt = snapshot.openPrompt { focusPrompt(prompt) }
    case .followUps: if !snapshot.session.followUps.isEmpty { focus = .followUps }
    case .composer: focus = .composer
    case nil:
      let size = Layout.transcriptSize(snapshot)
      guard point.row < size.rows, point.column < size.columns, !showsWelcome,
        let place = TranscriptView.place(atRow: point.row, snapshot: snapshot, size: size),
        snapshot.isFoldable(place)
      else { return }
      toggleFold(place, snapshot)
    }
  }

  /// Shows an entry in full, or folded again. What is above it stays where it is.
  mutating func toggleFold(_ place: Int, _ snapshot: Snapshot) {
    let size = Layout.transcriptSize(snapshot)
    if let first = TranscriptView(snapshot, size: size).firstVisible {
      scroll = .at(place: first.place, row: first.row)
    }
    if unfolded.remove(place) == nil { unfolded.insert(place) }
  }
}

extension Snapshot {
  /// The entry under the cursor of the rows being chosen, if there is more of it than is shown.
  var foldable: Int? {
    guard let place = view.selection?.cursor.place, session.transcript.places.contains(place) else {
      return nil
    }
    return isFoldable(place) ? place : nil
  }

  /// Whether an entry is shown in part until it is asked for.
  func isFoldable(_ place: Int) -> Bool {
    switch session.transcript[place].body {
    case .tool, .thinking: true
    case .user, .attached, .assistant, .notice: false
    }
  }
}
