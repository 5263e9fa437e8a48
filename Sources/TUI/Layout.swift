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
    let main = middle(snapshot)
    areas.append(Area(pane: main, rect: rest, lines: main.lines(snapshot, size: rest.size), size: rest.size))
    for area in areas {
      frame.draw(area.lines, in: area.rect)
      if let cursor = area.pane.cursor(snapshot, size: area.size), cursor.row < area.rect.size.rows {
        frame.cursor = Point(
          column: area.rect.origin.column + cursor.column, row: area.rect.origin.row + cursor.row)
      }
    }
    return frame
  }

  /// What gets the keys when a cell is clicked; `nil` where nothing would.
  static func focus(at point: Point, _ snapshot: Snapshot) -> ViewState.Focus? {
    guard fits(snapshot.view.size) else { return nil }
    let area = arrange(snapshot).areas.first { area in
      let rows = area.rect.origin.row..<area.rect.origin.row + area.rect.size.rows
      let columns = area.rect.origin.column..<area.rect.origin.column + area.rect.size.columns
      return rows.contains(point.row) && columns.contains(point.column)
    }
    switch area?.pane {
    case is PromptPane: return .prompt
    case is FollowUpsPane: return .followUps
    case is ComposerPane: return .composer
    default: return nil
    }
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

  /// What has the place of the conversation.
  private static func middle(_ snapshot: Snapshot) -> any Pane {
    if snapshot.view.preferences.zoom == .side, SidePane.hasAny(snapshot) { return SidePane(hasRule: false) }
    return snapshot.view.showsWelcome ? WelcomePane() : TranscriptPane()
  }

  private static func fits(_ size: Size) -> Bool {
    size.columns >= minimum.columns && size.rows >= minimum.rows
  }

  /// Whether a pane of the bottom has its place there.
  private static func isStacked(_ pane: any Pane, _ snapshot: Snapshot, hasSide: Bool) -> Bool {
    if hasSide || snapshot.view.preferences.zoom == .side {
      return !(pane is FollowUpsPane || pane is TasksPane)
    }
    // The queue is in view while keys go there.
    if pane is FollowUpsPane { return isUnzoomed(snapshot) || snapshot.view.focus == .followUps }
    return pane is TasksPane ? isUnzoomed(snapshot) : true
  }

  private static func isUnzoomed(_ snapshot: Snapshot) -> Bool { snapshot.view.preferences.zoom == .none }

  private static func arrange(_ snapshot: Snapshot) -> (areas: [Area], rest: Rect) {
    var rest = Rect(snapshot.view.size)
    var areas: [Area] = []
    let sideColumns = isUnzoomed(snapshot) ? SidePane.columns(snapshot) : nil
    for (pane, share) in bottom where isStacked(pane, snapshot, hasSide: sideColumns != nil) {
      let size = Size(columns: rest.size.columns, rows: Int((Double(rest.size.rows) * share).rounded(.up)))
      let lines = pane.lines(snapshot, size: size)
      guard !lines.isEmpty else { continue }
      areas.append(Area(pane: pane, rect: rest.takeBottom(lines.count), lines: lines, size: size))
    }
    if let sideColumns {
      let side = SidePane()
      let size = Size(columns: sideColumns, rows: rest.size.rows)
      let lines = side.lines(snapshot, size: size)
      if !lines.isEmpty {
        areas.append(Area(pane: side, rect: rest.takeRight(sideColumns), lines: lines, size: size))
        // What fills a row of the conversation must not touch the rule.
        _ = rest.takeRight(1)
      }
    }
    return (areas, rest)
  }
}
