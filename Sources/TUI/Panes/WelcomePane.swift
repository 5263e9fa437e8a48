import Harness
import Terminal

/// What a person sees at the very first start, in the place of the conversation: the keys in five lines, and which
/// models there are, as soon as that is known. It waits for nothing, and no key is its own but the one that closes it.
struct WelcomePane: Pane {
  /// Most rows about models.
  private static let modelRows = 6

  func lines(_ snapshot: Snapshot, size: Size) -> [Line] {
    let theme = snapshot.theme
    var lines = [Line("Welcome to rein.", theme.accent), Line()]
    lines += keys(snapshot)
    lines += [Line(), Line("Models", theme.heading)] + models(snapshot)
    if snapshot.session.modelID.hasPrefix("offline/") {
      lines += [
        Line(), Line("Say help: the offline guide answers without any model and shows how rein works."),
      ]
    }
    lines += [Line(), Line("/welcome shows this again.", theme.faint)]
    let margin = size.columns >= 60 ? 2 : 0
    return lines.flatMap { $0.isEmpty ? [$0] : $0.wrapped(to: max(1, size.columns - margin), hanging: 2) }
      .prefix(size.rows).map { $0.isEmpty ? $0 : $0.indented(by: margin) }
  }

  private func keys(_ snapshot: Snapshot) -> [Line] {
    let theme = snapshot.theme
    func row(_ pieces: [(key: String?, words: String)]) -> Line {
      pieces.filter { $0.key != nil }.enumerated().reduce(Line()) { line, piece in
        line + Line(piece.offset == 0 ? "" : ", ") + Line(piece.element.key ?? "", theme.accent)
          + Line(" " + piece.element.words)
      }
    }
    func key(_ command: String) -> String? { snapshot.keyLabel(of: command) }
    return [
      row([(key("send"), "sends what you typed"), (key("new-line"), "begins a new line")]),
      row([("/", "lists commands"), (key("model"), "models"), (key("mode"), "modes")]),
      row([("@", "names a file"), ("!", "runs a command as you")]),
      row([(key("stop"), "stops what goes on"), (key("answer"), "goes to what asks you")]),
      row([(key("help"), "lists every key"), (key("quit"), "leaves")]),
    ]
  }

  /// A row for each provider that has a model, then what the others lack.
  private func models(_ snapshot: Snapshot) -> [Line] {
    let theme = snapshot.theme
    let models = snapshot.session.models
    guard !models.isEmpty else { return [Line("looking for models\(theme.glyphs.ellipsis)", theme.faint)] }
    var names: [String] = []
    var there: [String: [ModelInfo]] = [:]
    var missing: [String: String] = [:]
    for model in models {
      let provider = String(model.id.prefix { $0 != "/" })
      if !names.contains(provider) { names.append(provider) }
      if let reason = model.unavailable {
        missing[provider] = reason
      } else {
        there[provider, default: []].append(model)
      }
    }
    let usable = names.filter { there[$0] != nil }.map { name in
      let listed = there[name] ?? []
      let more = listed.count > 2 ? " and \(listed.count - 2) more" : ""
      return Line(theme.glyphs.done + " ", theme.good)
        + Line(listed.prefix(2).map(\.id).joined(separator: ", ") + more, theme.text)
    }
    let others = names.filter { there[$0] == nil }.map { name in
      Line("\(theme.glyphs.pending) \(name): \(missing[name] ?? "")", theme.faint)
    }
    let rows = usable + others
    guard rows.count > Self.modelRows else { return rows }
    return rows.prefix(Self.modelRows) + [
      Line("\(theme.glyphs.ellipsis) \(rows.count - Self.modelRows) more: rein models", theme.faint)
    ]
  }
}
