import Harness
import Terminal

/// What part of the transcript a pane of some size shows, and where scrolling leads. Lays out only the entries
/// it passes: those in view, and those between the old place and the new.
public struct TranscriptView {
  /// A row of an entry. Rows below zero belong to what stands above the first entry of the window.
  struct Position: Hashable, Comparable {
    var place: Int
    var row: Int

    static func < (left: Position, right: Position) -> Bool {
      (left.place, left.row) < (right.place, right.row)
    }
  }

  /// The row that says how much is before the window; a blank one follows it.
  private static let headingRow = -2

  private let snapshot: Snapshot
  private let size: Size
  var transcript: Transcript { snapshot.session.transcript }

  init(_ snapshot: Snapshot, size: Size) {
    self.snapshot = snapshot
    self.size = size
  }

  /// Where scrolling by some rows leads; negative ones go up, to what is older. The end of the transcript is
  /// always `bottom`, so that what comes then is followed.
  /// - Parameter size: that of the transcript pane, not of the screen.
  public static func scrolled(
    _ scroll: ViewState.Scroll, by rows: Int, snapshot: Snapshot, size: Size
  ) -> ViewState.Scroll {
    var snapshot = snapshot
    snapshot.view.scroll = scroll
    let view = TranscriptView(snapshot, size: size)
    guard let start = view.firstVisible, let bottom = view.bottomStart else { return .bottom }
    let end = view.moved(start, by: rows)
    if end >= bottom { return .bottom }
    return .at(place: end.place, row: end.row)
  }

  /// Whether the beginning of the window is in view: the time to ask for earlier messages, if there are any.
  public static func isAtTopOfWindow(snapshot: Snapshot, size: Size) -> Bool {
    let view = TranscriptView(snapshot, size: size)
    guard let first = view.firstVisible else { return true }
    return first.place == view.transcript.places.lowerBound && first.row <= 0
  }

  /// The beginning of the window.
  public static func top(of snapshot: Snapshot) -> ViewState.Scroll {
    let view = TranscriptView(snapshot, size: Size(columns: 1, rows: 1))
    guard let top = view.top else { return .bottom }
    return .at(place: top.place, row: top.row)
  }

  /// The person's last message before what is in view; `nil` when there is none in the window.
  public static func previousUserMessage(snapshot: Snapshot, size: Size) -> ViewState.Scroll? {
    let view = TranscriptView(snapshot, size: size)
    guard let first = view.firstVisible else { return nil }
    let before = first.row > 0 ? first.place + 1 : first.place
    guard let place = (view.transcript.places.lowerBound..<before).last(where: view.isUser) else {
      return nil
    }
    return .at(place: place, row: 0)
  }

  /// The person's next message after the first entry in view, or the end when there is none.
  public static func nextUserMessage(snapshot: Snapshot, size: Size) -> ViewState.Scroll {
    let view = TranscriptView(snapshot, size: size)
    guard let first = view.firstVisible else { return .bottom }
    let after = first.row < 0 ? first.place : first.place + 1
    guard let place = (after..<view.transcript.places.upperBound).first(where: view.isUser),
      let bottom = view.bottomStart, Position(place: place, row: 0) < bottom
    else { return .bottom }
    return .at(place: place, row: 0)
  }

  /// The first row of an entry whose text fits; `nil` when none does, or the entry is not in the window.
  static func row(
    of place: Int, _ fits: (String) -> Bool, snapshot: Snapshot, size: Size
  ) -> Int? {
    let view = TranscriptView(snapshot, size: size)
    guard view.transcript.places.contains(place) else { return nil }
    let rows = view.rows(place)
    return rows.indices.first { fits(rows[$0].text) }
  }

  /// Where to scroll to see a row of an entry, with a few rows above it.
  static func showing(_ place: Int, row: Int, snapshot: Snapshot, size: Size) -> ViewState.Scroll {
    let view = TranscriptView(snapshot, size: size)
    guard view.transcript.places.contains(place), let bottom = view.bottomStart else { return .bottom }
    let start = view.moved(Position(place: place, row: row), by: -min(3, size.rows / 3))
    return start >= bottom ? .bottom : .at(place: start.place, row: start.row)
  }

  private func isUser(_ place: Int) -> Bool {
    if case .user = transcript[place].body { true } else { false }
  }

  /// The first row in view.
  var firstVisible: Position? {
    guard let top, let bottom = bottomStart else { return nil }
    guard case .at(let place, let row) = snapshot.view.scroll else { return bottom }
    let places = transcript.places
    if place < places.lowerBound { return min(top, bottom) }
    if place >= places.upperBound { return bottom }
    let wanted = moved(Position(place: place, row: 0), by: min(row, height(place) - 1))
    return min(max(wanted, top), bottom)
  }

  /// The rows in view; when they are not the end, room for one row is left.
  func visibleLines() -> (lines: [Line], positions: [Position], isAtEnd: Bool, entriesBelow: Int) {
    guard let first = firstVisible, let bottom = bottomStart else { return ([], [], true, 0) }
    let isAtEnd = first >= bottom
    let room = isAtEnd ? size.rows : max(1, size.rows - 1)
    var lines: [Line] = []
    var positions: [Position] = []
    var place = first.place
    var row = first.row
    while place < transcript.places.upperBound {
      let rows = self.rows(place)
      let end = rows.count + gap(below: place, of: rows.count)
      while row < end, lines.count < room {
        lines.append(row == Self.headingRow ? heading : rows.indices.contains(row) ? rows[row] : Line())
        positions.append(Position(place: place, row: row))
        row += 1
      }
      if lines.count == room { break }
      place += 1
      row = 0
    }
    return (lines, positions, isAtEnd, max(0, transcript.places.upperBound - 1 - place))
  }

  /// Where the view begins that shows the end.
  var bottomStart: Position? {
    guard let top else { return nil }
    return moved(
      Position(place: transcript.places.upperBound - 1, row: height(transcript.places.upperBound - 1)),
      by: -size.rows, top: top)
  }

  private var top: Position? {
    guard let first = transcript.places.first else { return nil }
    return Position(place: first, row: transcript.earlierMessages > 0 ? Self.headingRow : 0)
  }

  func moved(_ start: Position, by rows: Int) -> Position {
    guard let top else { return start }
    return moved(start, by: rows, top: top)
  }

  private func moved(_ start: Position, by rows: Int, top: Position) -> Position {
    var position = start
    position.row += rows
    while position.row < 0 {
      if position.place == top.place { return max(position, top) }
      position.place -= 1
      position.row += height(position.place)
    }
    while position.place < transcript.places.upperBound - 1 {
      let height = height(position.place)
      if position.row < height { break }
      position.row -= height
      position.place += 1
    }
    return position
  }

  private func height(_ place: Int) -> Int {
    let count = rows(place).count
    return count + gap(below: place, of: count)
  }

  /// What is short and belongs together stands together; everything else has a blank row after it.
  func gap(below place: Int, of rows: Int) -> Int {
    guard rows > 0, place + 1 < transcript.places.upperBound else { return 0 }
    switch (transcript[place].body, transcript[place + 1].body) {
    case (.tool, .tool), (.thinking, .tool), (.tool, .thinking), (.thinking, .thinking), (_, .attached):
      return 0
    default: return 1
    }
  }

  private var heading: Line {
    let count = transcript.earlierMessages
    return Line(
      "\(theme.glyphs.ellipsis) \(BlockLines.counted(count, "earlier message"))", theme.faint)
  }

  private var theme: Theme { snapshot.theme }

  func rows(_ place: Int) -> EntryRows {
    let entry = transcript[place]
    let isUnfolded = snapshot.view.unfoldsAll || snapshot.view.unfolded.contains(place)
    let made = EntryLines(
      columns: size.columns, theme: theme, isUnfolded: isUnfolded, now: snapshot.now,
      isStill: snapshot.view.look.isStill, isMarked: snapshot.view.showsMarks)
    let key = LineCache.Key(
      entry: place, createdAt: entry.createdAt, revision: entry.revision, columns: size.columns,
      isUnfolded: isUnfolded, isMarked: snapshot.view.showsMarks)
    switch entry.body {
    case .assistant(let text, isStreaming: true):
      return snapshot.cache.rows(streaming: text, key, theme: theme)
    case .tool(let activity) where activity.status == .running:
      // Shows for how long, so every frame is another.
      return EntryRows(head: made.lines(entry))
    case .user, .attached, .assistant, .thinking, .tool, .notice:
      return EntryRows(head: snapshot.cache.lines(key) { made.lines(entry) })
    }
  }
}
