import Terminal

/// Which pane is where. The panes at the bottom take the rows they need, the transcript gets the rest.
enum Layout {
  /// The smallest screen on which everything has its place.
  static let minimum = Size(columns: 40, rows: 8)

  /// A pane at its place.
  private struct Area {
    var pane: any Pane
    var rect: Rect
    var lines: [Line]
    /// What the pane was told its size is; it may need less.
    var size: Size
  }

  /// From the bottom up, each with the part of the rows above the pane below it that it may take.
  private static let bottom: [(pane: any Pane, share: Double)] = [
    (StatusPane(), 0.5), (ComposerPane(), 0.5), (SearchPane(), 0.5), (CompletionPane(), 0.7),
    (PickerPane(), 1), (PromptPane(), 1),
    (FollowUpsPane(), 0.4), (TasksPane(), 0.4),
  ]

  /// The screen as it should look now.
  static func frame(_ snapshot: Snapshot) -> Frame {
    let size = snapshot.view.size
    var frame = Frame(size: size)
    guard fits(size) else {
      frame.draw(TooSmall().lines(snapshot, size: size), in: Rect(size))
      return frame
    }
    var (areas, rest) = arrange(snapshot)
    let transcript = TranscriptPane()
    areas.append(
      Area(
        pane: transcript, rect: rest, lines: transcript.lines(snapshot, size: rest.size), size: rest.size))
    for area in areas {
      frame.draw(area.lines, in: area.rect)
      if let cursor = area.pane.cursor(snapshot, size: area.size), cursor.row < area.rect.size.rows {
        frame.cursor = Point(
          column: area.rect.origin.column + cursor.column, row: area.rect.origin.row + cursor.row)
      }
    }
    return frame
  }

  /// The room the transcript has.
  static func transcriptSize(_ snapshot: Snapshot) -> Size {
    fits(snapshot.view.size) ? arrange(snapshot).rest.size : snapshot.view.size
  }

  /// The room that what waits for the person was offered.
  static func promptSize(_ snapshot: Snapshot) -> Size {
    arrange(snapshot).areas.first { $0.pane is PromptPane }?.size ?? snapshot.view.size
  }

  /// Whether the screen shows what waits for the person: at least one row of the request.
  static func showsRequest(_ snapshot: Snapshot) -> Bool {
    prompt(snapshot)?.showsRequest == true
  }

  /// How what waits for the person is laid out; `nil` when nothing does, or it has no place.
  static func prompt(_ snapshot: Snapshot) -> PromptLayout? {
    guard fits(snapshot.view.size),
      let area = arrange(snapshot).areas.first(where: { $0.pane is PromptPane })
    else { return nil }
    return PromptLayout(snapshot, size: area.size)
  }

  private static func fits(_ size: Size) -> Bool {
    size.columns >= minimum.columns && size.rows >= minimum.rows
  }

  private static func arrange(_ snapshot: Snapshot) -> (areas: [Area], rest: Rect) {
    var rest = Rect(snapshot.view.size)
    var areas: [Area] = []
    for (pane, share) in bottom {
      let size = Size(columns: rest.size.columns, rows: Int((Double(rest.size.rows) * share).rounded(.up)))
      let lines = pane.lines(snapshot, size: size)
      guard !lines.isEmpty else { continue }
      areas.append(Area(pane: pane, rect: rest.takeBottom(lines.count), lines: lines, size: size))
    }
    return (areas, rest)
  }
}
