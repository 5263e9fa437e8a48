import Harness

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Picker {
  /// The modes there are.
  static func modes(_ session: DisplayState) -> Picker {
    Picker(
      kind: .modes, title: "Modes",
      rows: session.modes.map { mode in
        Row(
          label: mode.id, detail: mode.description, command: "mode \(mode.id)",
          isCurrent: mode.id == session.modeID)
      })
  }

  /// The models there are; those that cannot be used say why.
  static func models(_ session: DisplayState) -> Picker {
    Picker(
      kind: .models, title: session.modelsArePartial ? "Models (more may come)" : "Models",
      rows: session.models.map { model in
        let context = model.contextLength.map { "\(Quantity.short($0)) tokens of context" }
        let price = model.facts.price.map {
          "$\(Quantity.dollars($0.input)) in, $\(Quantity.dollars($0.output)) out"
        }
        let known = [context, price].compactMap(\.self).joined(separator: " · ")
        return Row(
          label: model.id, detail: model.unavailable ?? known, command: "model \(model.id)",
          isCurrent: model.id == session.modelID)
      })
  }

  /// What the session allows without asking; choosing a row takes it back.
  static func grants(_ session: DisplayState) -> Picker {
    let detail = "enter: ask again from now on"
    return Picker(
      kind: .grants, title: "Allowed for this session",
      rows: session.grants.categories.map {
        Row(label: "all \($0.rawValue) tools", detail: detail, command: "revoke \($0.rawValue)")
      } + session.grants.tools.map { Row(label: $0, detail: detail, command: "revoke \($0)") }
        + session.grants.rules.map { Row(label: $0.text, detail: detail, command: "revoke \($0.text)") })
  }

  /// Everything that can be done, with its keys; rows that can be typed type themselves.
  static func commands(_ commands: [Command]) -> Picker {
    Picker(
      kind: .commands, title: "Commands and keys",
      rows: commands.map { command in
        let keys = command.keys.prefix(3).map(\.label).joined(separator: ", ")
        let place = command.contexts.count == 1 ? command.contexts[0].rawValue : ""
        return Row(
          label: command.isSlash ? "/" + command.name : keys.isEmpty ? "(no key)" : keys,
          detail: [command.summary, command.isSlash ? keys : "", place].filter { !$0.isEmpty }
            .joined(separator: " · "),
          command: command.isSlash ? command.name : "")
      })
  }

  /// What the person said before, newest first; choosing a row puts it into the message box.
  static func history(_ history: [String]) -> Picker {
    var seen: Set<String> = []
    let newest = history.reversed().filter { seen.insert($0).inserted }.prefix(1_000)
    return Picker(
      kind: .history, title: "Said before",
      rows: newest.map { text in
        // One row each; the whole text stands in the longer look.
        let line = text.prefix(200).split(whereSeparator: \.isNewline).joined(separator: " ")
        return Row(label: line, preview: text.contains(where: \.isNewline) ? text : "", text: text)
      })
  }

  /// What of the conversation can be copied.
  static func copies(_ offers: [CopyOffer]) -> Picker {
    Picker(
      kind: .copies, title: "Copy",
      rows: offers.map { offer in
        let lines = BlockLines.counted(TextLines.split(offer.text).count, "line")
        return Row(
          label: offer.label, detail: lines, preview: String(offer.text.prefix(2_000)),
          command: "copy \(offer.name)")
      })
  }

  /// What can be done about a thread that is open elsewhere.
  static func inUse(_ conflict: ThreadConflict, now: Date) -> Picker {
    let id = conflict.threadID
    let choices = [
      ("Look at it", "read only; what is done there appears", "read-only \(id)"),
      ("Copy it", "and go on in the copy", "clone-of \(id)"),
      ("Begin a new thread", "", "new"),
      ("Try again", "", "threads \(id)"),
    ]
    return Picker(
      kind: .confirmation,
      title: (conflict.title.isEmpty ? "The thread" : "“\(conflict.title)”") + " is open elsewhere",
      rows: choices.map {
        Row(label: $0.0, detail: $0.1, preview: "Open in \(holder(conflict.holder, now: now))", command: $0.2)
      })
  }

  /// The words about whoever has a thread, with the time they name as people say it.
  private static func holder(_ words: String, now: Date) -> String {
    words.split(separator: ", ").map { part in
      guard part.hasPrefix("since "), let date = Timestamp.date(String(part.dropFirst(6))) else {
        return String(part)
      }
      return "opened \(Elapsed.ago(since: date, now: now))"
    }.joined(separator: ", ")
  }

  /// What was said outside the conversation, in the order it was.
  static func notices(_ session: DisplayState) -> Picker {
    Picker(
      kind: .notices, title: "Notices",
      rows: session.notices.enumerated().map { index, notice in
        let mark = notice.level == .info ? "" : "\(notice.level.rawValue): "
        return Row(
          label: mark + notice.text, preview: mark + notice.text, command: "",
          isCurrent: index == session.notices.count - 1)
      })
  }

  /// The list as the session has it now; the filter and the choice stay.
  func following(_ session: DisplayState, others: [OtherThread] = [], now: Date) -> Picker {
    var picker: Picker
    switch kind {
    case .threads:
      guard threadsBasis != ThreadsBasis(session, others) else { return self }
      picker = .threads(session, others: others, now: now)
    case .trash: picker = .trash(session, now: now)
    case .messages: picker = .messages(session)
    case .ownMessages: picker = .ownMessages(session, now: now)
    case .modes: picker = .modes(session)
    case .models: picker = .models(session)
    case .grants: picker = .grants(session)
    case .permissions: picker = .permissions(session)
    case .trial(let text): picker = .trial(of: text, session)
    case .notices: picker = .notices(session)
    case .themes, .commands, .history, .copies, .confirmation, .title, .rewind: return self
    }
    picker.below = below
    guard picker.rows != rows || picker.title != title else {
      var same = self
      same.threadsBasis = picker.threadsBasis
      return same
    }
    // While nothing was listed, nothing was chosen: then the current one is.
    guard !rows.isEmpty else {
      picker.filter = filter
      return picker
    }
    let chosen = selected
    picker.filter = filter
    let matches = picker.matches
    // What choosing a row changed in it, or took away, leaves the choice where it was.
    let place =
      matches.firstIndex { $0.command == chosen?.command && $0.label == chosen?.label && !$0.isHeading }
      ?? matches.firstIndex { $0.command == chosen?.command && chosen?.staysOpen == false }
    // Where the chosen one went away, what comes after it is chosen; what is looked for anew begins with the best.
    let stays = kind == .threads || kind == .trash || chosen?.staysOpen == true
    picker.selection = place ?? (stays ? min(selection, max(0, matches.count - 1)) : 0)
    return picker
  }

  /// Chooses another row, as far as there are rows.
  mutating func select(by step: Int) {
    let matches = matches
    selection = min(max(0, selection + step), max(0, matches.count - 1))
    while matches.indices.contains(selection), matches[selection].isHeading {
      selection += step < 0 && selection > 0 ? -1 : 1
    }
  }

  /// Changes the filter; the best match is chosen.
  mutating func narrow(_ change: (inout String) -> Void) {
    let before = filter
    change(&filter)
    guard filter != before else { return }
    selection =
      filter.isEmpty ? rows.firstIndex(where: \.isCurrent) ?? rows.firstIndex { !$0.isHeading } ?? 0 : 0
  }
}
