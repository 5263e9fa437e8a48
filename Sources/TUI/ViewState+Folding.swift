import Harness

/// What is shown in full.
extension ViewState {
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
