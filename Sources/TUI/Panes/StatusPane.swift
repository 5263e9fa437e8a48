import Harness
import Terminal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The foot of the screen: what was last said to the person, what the keys do right now, and how things stand.
struct StatusPane: Pane {
  /// Below this height, the facts that one can do without are left out.
  private static let rowsForFacts = 14
  /// With less room than this the thread's title is left out.
  private static let titleColumns = 6
  /// The model's name is not cut shorter than this.
  private static let modelColumns = 8
  /// From so many percent on, how full the context is matters: condensing comes near.
  private static let telling = 50.0

  func lines(_ snapshot: Snapshot, size: Size) -> [Line] {
    var lines: [Line] = []
    // What was said can be read again; what waits for a yes needs the room.
    let most = snapshot.session.prompts.isEmpty || snapshot.view.hint != nil ? 2 : 1
    if let said = said(snapshot) { lines += said.wrapped(to: size.columns).prefix(most) }
    var hints = hints(snapshot)
    if snapshot.view.size.rows >= StatusPane.rowsForFacts {
      // Without hints the row stays, so that nothing moves when they come.
      lines += rows(hints, columns: size.columns)
      lines.append(facts(snapshot, columns: size.columns))
    } else {
      hints.insert(state(snapshot, fence(snapshot), room: size.columns), at: 0)
      lines += rows(hints, columns: size.columns)
    }
    return lines.map { $0.truncated(to: size.columns, ellipsis: snapshot.theme.glyphs.ellipsis) }.suffix(
      size.rows)
  }

  /// Pieces side by side, in at most two rows, each piece in one.
  private func rows(_ pieces: [Line], columns: Int) -> [Line] {
    var rows = [Line()]
    for piece in pieces {
      let row = rows[rows.count - 1]
      if row.isEmpty {
        rows[rows.count - 1] = piece
      } else if row.columns + 2 + piece.columns <= columns {
        rows[rows.count - 1] = row + Line("  ") + piece
      } else if rows.count < 2 {
        rows.append(piece)
      }
    }
    return rows
  }

  /// What this screen or the session says for a moment.
  private func said(_ snapshot: Snapshot) -> Line? {
    let theme = snapshot.theme
    if let hint = snapshot.view.hint { return Line(theme.glyphs.fitting(hint), theme.accent) }
    if let retry = snapshot.session.retry { return waiting(retry, snapshot) }
    if let silence = snapshot.silence {
      return Line("! No word from \(snapshot.session.modelID) for \(silence) s.", theme.warning)
    }
    guard snapshot.view.seen.noticeShownAt != nil, let notice = snapshot.session.notice else { return nil }
    let count = snapshot.view.seen.newNotices
    let text = theme.glyphs.fitting(
      (count > 1 ? "\(count) notices, /notices lists them. " : "") + notice.text)
    switch notice.level {
    case .info: return Line(text, theme.accent)
    case .warning: return Line("! " + text, theme.warning)
    case .error: return Line(theme.glyphs.failed + " " + text, theme.bad)
    }
  }

  /// Why the answer does not come, and when it is asked for again.
  private func waiting(_ retry: RetryWait, _ snapshot: Snapshot) -> Line {
    let seconds = Int(retry.until.timeIntervalSince(snapshot.now).rounded(.up))
    let when = seconds > 0 ? "asking again in \(seconds) s" : "asking again"
    return Line(
      "! \(when) (attempt \(retry.attempt) of \(retry.most)): \(retry.reason)", snapshot.theme.warning)
  }

  /// What the keys do right now.
  private func hints(_ snapshot: Snapshot) -> [Line] {
    let context = KeyContext(snapshot)
    let isNormal = snapshot.view.vi?.isTyping == false && snapshot.typed != nil
    let vi = isNormal ? [Line("normal " + (snapshot.view.vi?.begun ?? ""), snapshot.theme.warning)] : []
    return vi
      + snapshot.commands.compactMap { command in
        guard let hint = command.hint, let key = command.keys(in: context).first, let word = hint(snapshot),
          key != Key(.escape) || !snapshot.asksToQuit, command.isAvailable(snapshot)
        else { return nil }
        return Line(key.label, snapshot.theme.accent) + Line(" " + word, snapshot.theme.faint)
      }
  }

  /// Mode, model, thread and tokens on the left; what goes on and what waits on the right. Whether commands are fenced,
  /// yolo and away are there however narrow the screen is; everything else gives way to them.
  private func facts(_ snapshot: Snapshot, columns: Int) -> Line {
    let fence = fence(snapshot)
    let least = joined([mode(snapshot), fence], snapshot.theme).columns
    let right = state(snapshot, room: columns - least - 2)
    let room = max(0, columns - right.columns - 2)
    return left(snapshot, fence, room: room).truncated(to: room, ellipsis: snapshot.theme.glyphs.ellipsis)
      .padded(to: room + 2) + right
  }

  /// As much as there is room for of: mode, model, context, memory, fence, title.
  private func left(_ snapshot: Snapshot, _ fence: Line, room: Int) -> Line {
    let session = snapshot.session
    let theme = snapshot.theme
    let mode = mode(snapshot)
    let level = session.thinking.map { " (\($0.rawValue))" } ?? ""
    let model = Line(session.modelID.isEmpty ? "no model" : session.modelID + level, theme.faint)
    var words = ContextWords.all(session.measure)
    let percent = session.omProgress.thresholdPercent
    if percent >= StatusPane.telling { words.append("memory \(min(100, Int(percent)))%") }
    let known = words.map { Line($0, theme.faint) }
    let full = joined([mode, model] + known + [fence], theme)
    if full.columns + 3 + StatusPane.titleColumns <= room {
      let title = session.threadTitle.isEmpty ? "new thread" : session.threadTitle
      return joined([full, Line(title, theme.faint)], theme)
    }
    if full.columns <= room { return full }
    let name = session.modelID.split(separator: "/").last.map { Line(String($0), theme.faint) } ?? model
    let cut = room - joined([mode, fence], theme).columns - 3
    let shorter = [
      joined([mode, name] + known + [fence], theme), joined([mode, name, fence], theme),
      cut < StatusPane.modelColumns
        ? joined([mode, fence], theme)
        : joined([mode, name.truncated(to: cut, ellipsis: theme.glyphs.ellipsis), fence], theme),
    ]
    return shorter.first { $0.columns <= room } ?? fence
  }

  private func mode(_ snapshot: Snapshot) -> Line {
    let id = snapshot.session.modeID
    let color = snapshot.session.modes.first { $0.id == id }?.color
    let style = color.flatMap(Theme.Role.init).map { snapshot.theme[$0] }
    return id.isEmpty ? Line() : Line(id, style ?? snapshot.theme.faint)
  }

  private func joined(_ parts: [Line], _ theme: Theme) -> Line {
    let separator = Line(" \(theme.glyphs.separator) ", theme.faint)
    let parts = parts.filter { !$0.isEmpty }
    return parts.dropFirst().reduce(parts.first ?? Line()) { $0 + separator + $1 }
  }

  /// Whether commands are kept in.
  private func fence(_ snapshot: Snapshot) -> Line {
    switch snapshot.session.fencing {
    case .up: Line("fenced", snapshot.theme.faint)
    case .down: Line("not fenced", snapshot.theme.warning)
    case nil: Line()
    }
  }

  /// For how long, where clocks may run.
  private func elapsed(since start: Date?, _ snapshot: Snapshot) -> String {
    guard let start, !snapshot.view.look.isStill else { return "" }
    return " " + Elapsed.clock(since: start, now: snapshot.now)
  }

  /// What goes on and what waits. What there is no room for is left out from the end.
  private func state(_ snapshot: Snapshot, _ fence: Line = Line(), room: Int) -> Line {
    let session = snapshot.session
    let theme = snapshot.theme
    var parts: [Line] = []
    // First, so that they are seen however narrow the screen is.
    if session.isYolo { parts.append(Line("YOLO", theme.bad)) }
    if session.isAway { parts.append(Line("AWAY", theme.warning)) }
    if !fence.isEmpty { parts.append(fence) }
    let flags = parts.count
    if session.isReadOnly { parts.append(Line("read only", theme.warning)) }
    if !session.prompts.isEmpty {
      let count = session.prompts.count
      parts.append(Line(count == 1 ? "1 waits for you" : "\(count) wait for you", theme.warning))
    }
    if !session.followUps.isEmpty {
      let paused = session.followUpsPaused ? ", paused" : ""
      parts.append(Line("\(session.followUps.count) queued\(paused)", theme.accent))
    }
    if session.isRunning, snapshot.view.isStopping {
      parts.append(Line("stopping", theme.warning))
    } else if snapshot.isCondensing {
      let start = session.omProgress.startTime ?? session.runStartedAt
      let elapsed = elapsed(since: start, snapshot)
      parts.append(Line("condensing" + elapsed, theme.accent))
    } else if session.isRunning, session.prompts.isEmpty {
      let elapsed = elapsed(since: session.runStartedAt, snapshot)
      parts.append(Line("working" + elapsed, theme.accent))
    } else if session.prompts.isEmpty, !session.isReadOnly {
      parts.append(Line("ready", theme.good))
    }
    if let others = OthersLine.counted(snapshot.others, theme) { parts.append(others) }
    while parts.count > flags, joined(parts, theme).columns > room { parts.removeLast() }
    return joined(parts, theme)
  }
}
