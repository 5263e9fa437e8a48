import Harness
import Terminal

/// Shares out the rows of a prompt: the keys first and a row of the request, then what is being typed, the title, the
/// choices, and all that is left to the request itself, which scrolls.
struct PromptLayout {
  /// All rows, top to bottom.
  private(set) var lines: [Line] = []
  /// Where the cursor stands, while something is typed.
  private(set) var cursor: Point?
  /// The first row of the request in view.
  private(set) var firstBodyRow = 0
  /// The first row in view when the end of the request is.
  private(set) var lastBodyStart = 0
  /// How many rows of the request are in view.
  private(set) var bodyRows = 0
  /// Whether something of the request is in view; where nothing is, nothing can be approved.
  private(set) var showsRequest = true
  /// Rows of the request that are a command which was not seen to its end.
  private(set) var commandRows = 0
  /// Whether the end of the command is in view.
  var showsCommand: Bool { showsRequest && firstBodyRow + bodyRows >= commandRows }
  /// Whether the last row of the request is in view.
  var showsEnd: Bool { showsRequest && firstBodyRow >= lastBodyStart }

  /// Rows of the request and of the choices that the transcript gives way to.
  private static let bodyRowsWanted = 4
  private static let choiceRowsWanted = 3
  /// With fewer rows nothing is set apart, and the transcript keeps a tenth of them.
  private static let rowsForReason = 13
  /// With fewer rows the keys get one.
  private static let rowsForKeys = 9

  /// The layout of the prompt in view; `nil` when none waits, or there is no room.
  init?(_ snapshot: Snapshot, size: Size) {
    guard let prompt = snapshot.view.prompt(of: snapshot.session), size.rows > 0, size.columns > 0 else {
      return nil
    }
    let isShort = size.rows < Self.rowsForReason
    // What was chosen and typed belongs to one prompt and to no other.
    let view = snapshot.view.prompt.promptID == prompt.id ? snapshot.view.prompt : PromptView()
    let parts = PromptParts(
      prompt, view: view, snapshot: snapshot, columns: size.columns,
      isShort: isShort, keyRows: size.rows < Self.rowsForKeys ? 1 : isShort ? 2 : 4)
    let body = parts.body
    commandRows = parts.commandRows
    let least =
      parts.keys.count + (parts.input == nil ? 0 : 1) + min(1, parts.title.count)
      + min(Self.bodyRowsWanted, body.count) + min(Self.choiceRowsWanted, parts.choices.count)
    let share = isShort ? 9 : 8
    let budget = max(1, size.rows * share / 10, min(size.rows, least))

    let keys: ArraySlice<Line>
    if parts.keys.count < budget || body.isEmpty {
      keys = parts.keys.prefix(budget)
    } else {
      showsRequest = false
      keys = [Line("No room for the request: no yes here.", snapshot.theme.warning)]
    }
    let kept = showsRequest ? min(1, body.count) : 0
    var room = budget - keys.count
    let input = parts.input.map {
      Self.window($0.lines, around: $0.cursor.row, rows: min(room - kept, max(1, room / 3)))
    }
    room -= input?.rows.count ?? 0
    let title = parts.title.prefix(max(0, min(room - kept, max(1, room / 4))))
    room -= title.count
    // What else waits is worth a look where the request has room enough.
    let waiting = Self.window(
      parts.waiting, around: parts.waitingRow, rows: room >= 10 ? min(4, room / 4) : 0
    ).rows
    room -= waiting.count
    let hasRule = room >= 4 && !(isShort && body.count == room)
    if hasRule { room -= 1 }
    let wanted = parts.choices.count
    let choiceRows = max(0, min(wanted, room - min(body.count, max(1, room / 2))))
    let choices = Self.window(parts.choices, around: parts.selectedRow, rows: choiceRows)
    room -= choices.rows.count

    if hasRule {
      lines.append(
        Line(String(repeating: snapshot.theme.glyphs.horizontal, count: size.columns), snapshot.theme.border))
    }
    lines += title + waiting
    // In the rule it takes no row from the request.
    let isInView = lines.count
    let position = addBody(body, scroll: view.scroll, room: room, takesRow: !hasRule || !isShort, snapshot)
    if hasRule, let position {
      let rest = max(0, size.columns - position.columns)
      lines[0] =
        Line(String(repeating: snapshot.theme.glyphs.horizontal, count: rest), snapshot.theme.border)
        + position
    } else if let position, isInView > 0 {
      let rest = max(0, size.columns - position.columns)
      lines[isInView - 1] =
        lines[isInView - 1].truncated(to: rest, ellipsis: snapshot.theme.glyphs.ellipsis).padded(to: rest)
        + position
    }
    lines += choices.rows
    if lines.count + (input?.rows.count ?? 0) + keys.count < budget, lines.count > 1 { lines.append(Line()) }
    if let input, let typed = parts.input, !input.rows.isEmpty {
      cursor = Point(column: typed.cursor.column, row: lines.count + typed.cursor.row - input.first)
      lines += input.rows
    }
    // What is in view is known only now.
    lines += showsEnd && snapshot.view.focus == .prompt ? parts.keysAtEnd.prefix(keys.count) : keys
  }

  /// - Returns: which rows are in view, when not all are and no row of their own says so.
  private mutating func addBody(
    _ body: [Line], scroll: Int, room: Int, takesRow: Bool, _ snapshot: Snapshot
  ) -> Line? {
    bodyRows = body.count
    if body.count <= room {
      lines += body
      return nil
    }
    // One row says where in the request one is, unless there is only one.
    let shown = takesRow && room > 1 ? room - 1 : room
    bodyRows = shown
    lastBodyStart = body.count - shown
    firstBodyRow = min(max(0, scroll), lastBodyStart)
    lines += body[firstBodyRow..<firstBodyRow + shown]
    let more = lastBodyStart - firstBodyRow
    let below = more > 0 ? "\(snapshot.theme.glyphs.below) \(more) more  " : ""
    if takesRow, room < 2 { return Line("  " + below, snapshot.theme.warning) }
    let keys = [
      firstBodyRow > 0 ? "page-request-up" : nil, more > 0 ? "page-request-down" : nil,
    ].compactMap { $0.flatMap { snapshot.keyLabel(of: $0) } }
    let position = "lines \(firstBodyRow + 1)-\(firstBodyRow + shown) of \(body.count)"
    let line = Line("  \(position)  \(below)\(keys.joined(separator: " "))", snapshot.theme.warning)
    guard takesRow else { return line }
    lines.append(line)
    return nil
  }

  /// So many rows, of which one is the wanted one.
  private static func window(_ lines: [Line], around row: Int, rows: Int) -> (
    rows: ArraySlice<Line>, first: Int
  ) {
    guard lines.count > rows else { return (lines[...], 0) }
    let first = min(max(0, row - rows / 2), lines.count - rows)
    return (lines[first..<first + max(0, rows)], first)
  }
}
