import Harness

/// What quitting would stop.
extension Snapshot {
  /// What ends with the program, in sentences; `nil` when nothing does. An open question is not lost: it is kept with its
  /// thread.
  var stillOpen: String? {
    let open = [openHere, openElsewhere].compactMap(\.self)
    return open.isEmpty ? nil : open.joined(separator: " ")
  }

  /// Whether the person was asked whether that is to be stopped, and has not answered.
  var asksToQuit: Bool { view.quitAskedAt != nil && stillOpen != nil }

  private var openHere: String? {
    if session.isReadOnly { return nil }
    if session.prompts.contains(where: { $0.approval != nil }) { return "A tool waits for your yes." }
    guard session.isRunning, session.prompts.isEmpty else { return nil }
    let isOwn = session.activeTools.keys.contains { id in
      session.transcript.tool(id).map { $0.isOwn && $0.isOpen } ?? false
    }
    return isOwn ? "Your command still runs." : "The model still works."
  }

  private var openElsewhere: String? {
    let open = others.filter { $0.activity != .done }
    guard let first = open.first else { return nil }
    let name = first.title.isEmpty ? "Another thread" : "\"\(first.title)\""
    let more = open.count > 1 ? " and \(open.count - 1) more" : ""
    return first.activity == .waiting && open.count == 1
      ? "\(name) waits for you." : "\(name)\(more) still \(open.count == 1 ? "runs" : "run")."
  }
}
