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
  /// So much of the thread's title is shown before anything that one can do without.
  private static let titleColumns = 10
  /// From so many percent on, how full the context is matters: condensing comes near.
  private static let telling = 50.0

  /// After so many seconds without a word of the model it is said. Models that think unseen take longer now and then.
  private static let tellingSilence = 20.0

  func lines(_ snapshot: Snapshot, size: Size) -> [Line] {
    var lines: [Line] = []
    if let said = said(snapshot) { lines += said.wrapped(to: size.columns).prefix(2) }
    var hints = hints(snapshot)
    if snapshot.view.size.rows >= StatusPane.rowsForFacts {
      // Without hints the row stays, so that nothing moves when they come.
      lines += rows(hints, columns: size.columns)
      lines.append(facts(snapshot, columns: size.columns))
    } else {
      hints.insert(state(snapshot), at: 0)
      lines += rows(hints, columns: size.columns)
    }
    return lines.map { $0.truncated(to: size.columns) }.suffix(size.rows)
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
    if let hint = snapshot.view.hint { return Line(hint, theme.accent) }
    if let retry = snapshot.session.retry { return waiting(retry, snapshot) }
    if let silent = snapshot.session.silence(at: snapshot.now), silent >= StatusPane.tellingSilence,
      !snapshot.view.isStopping
    {
      return Line("! No word from \(snapshot.session.modelID) for \(Int(silent)) s.", theme.warning)
    }
    guard snapshot.view.seen.noticeShownAt != nil, let notice = snapshot.session.notice else { return nil }
    switch notice.level {
    case .info: return Line(notice.text, theme.accent)
    case .warning: return Line("! " + notice.text, theme.warning)
    case .error: return Line(theme.glyphs.failed + " " + notice.text, theme.bad)
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
      + snapshot.availableCommands.compactMap { command in
        guard let word = command.hint(snapshot), let key = command.keys(in: context).first else { return nil }
        return Line(key.label, snapshot.theme.accent) + Line(" " + word, snapshot.theme.faint)
      }
  }

  /// Mode, model, thread and tokens on the left; what goes on and what waits on the right.
  private func facts(_ snapshot: Snapshot, columns: Int) -> Line {
    let session = snapshot.session
    let theme = snapshot.theme
    let separator = " \(theme.glyphs.separator) "
    var mode = Line()
    if !session.modeID.isEmpty {
      let color = session.modes.first { $0.id == session.modeID }?.color
      let style = color.flatMap(Theme.Role.init).map { theme[$0] } ?? theme.faint
      mode = Line(session.modeID, style) + Line(separator, theme.faint)
    }
    var left: [String] = []
    let level = session.thinking.map { " (\($0.rawValue))" } ?? ""
    left.append(session.modelID.isEmpty ? "no model" : session.modelID + level)
    left += ContextWords.all(session.measure)
    let percent = session.omProgress.thresholdPercent
    if percent >= StatusPane.telling { left.append("memory \(min(100, Int(percent)))%") }
    let title = session.threadTitle.isEmpty ? "new thread" : session.threadTitle
    let right = state(snapshot)
    let room = max(0, columns - right.columns - 2)
    let known = mode + Line(left.joined(separator: separator) + separator, theme.faint)
    let fence = fence(snapshot, separator: separator)
    // The word about the fence does without the title sooner than the title without its beginning.
    let hasRoom = known.columns + fence.columns + StatusPane.titleColumns <= room
    let line = (known + (hasRoom ? fence : Line()) + Line(title, theme.faint)).truncated(to: room)
    return line.padded(to: room + 2) + right
  }

  /// Whether commands are kept in.
  private func fence(_ snapshot: Snapshot, separator: String) -> Line {
    switch snapshot.session.fencing {
    case .up: Line("fenced" + separator, snapshot.theme.faint)
    case .down: Line("not fenced", snapshot.theme.warning) + Line(separator, snapshot.theme.faint)
    case nil: Line()
    }
  }

  /// For how long, where clocks may run.
  private func elapsed(since start: Date?, _ snapshot: Snapshot) -> String {
    guard let start, !snapshot.view.look.isStill else { return "" }
    return " " + Elapsed.clock(since: start, now: snapshot.now)
  }

  private func state(_ snapshot: Snapshot) -> Line {
    let session = snapshot.session
    let theme = snapshot.theme
    var parts: [Line] = []
    // First, so that they are seen however narrow the screen is.
    if session.isYolo { parts.append(Line("YOLO", theme.bad)) }
    if session.isAway { parts.append(Line("AWAY", theme.warning)) }
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
    let separator = Line(" \(theme.glyphs.separator) ", theme.faint)
    return parts.dropFirst().reduce(parts.first ?? Line()) { $0 + separator + $1 }
  }
}
