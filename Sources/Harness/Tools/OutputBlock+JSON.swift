extension OutputBlock {
  /// The block in the form of the event log and the store.
  public var json: JSON {
    switch self {
    case .text(let text): ["type": "text", "text": .string(text)]
    case .code(let code):
      .fields([
        "type": "code", "text": .string(code.text), "path": code.path.map { .string($0) },
        "language": code.language.map { .string($0) }, "firstLine": code.firstLine.map { JSON($0) },
      ])
    case .diff(let diff):
      [
        "type": "diff", "path": .string(diff.path), "change": .string(diff.change.rawValue),
        "note": .string(diff.note),
        "hunks": .array(
          diff.hunks.map { hunk in
            [
              "oldStart": JSON(hunk.oldStart), "newStart": JSON(hunk.newStart),
              "lines": .array(hunk.lines.map { .string($0.kind.rawValue + $0.text) }),
            ]
          }),
      ]
    case .list(let items):
      ["type": "list", "items": .array(items.map { .array([.string($0.label), .string($0.detail)]) })]
    case .terminal(let output):
      .fields([
        "type": "terminal", "text": .string(output.text), "exitCode": output.exitCode.map { JSON($0) },
        "note": .string(output.note), "fullOutputPath": output.fullOutputPath.map { .string($0) },
      ])
    case .tree(let value): ["type": "tree", "value": value]
    }
  }

  /// Reads a block; one of an unknown kind becomes text that shows it.
  public init(json: JSON) {
    switch json["type"]?.string {
    case "text": self = .text(json["text"]?.string ?? "")
    case "code":
      self = .code(
        Code(
          text: json["text"]?.string ?? "", path: json["path"]?.string, language: json["language"]?.string,
          firstLine: json["firstLine"]?.int))
    case "diff": self = .diff(FileDiff(json: json))
    case "list":
      self = .list(
        (json["items"]?.array ?? []).map { ListItem($0[0]?.string ?? "", detail: $0[1]?.string ?? "") })
    case "terminal":
      self = .terminal(
        TerminalOutput(
          text: json["text"]?.string ?? "", exitCode: json["exitCode"]?.int, note: json["note"]?.string ?? "",
          fullOutputPath: json["fullOutputPath"]?.string))
    case "tree": self = .tree(json["value"] ?? .null)
    default: self = .text(json.text())
    }
  }
}

extension FileDiff {
  fileprivate init(json: JSON) {
    let hunks = (json["hunks"]?.array ?? []).map { hunk in
      Hunk(
        oldStart: hunk["oldStart"]?.int ?? 0, newStart: hunk["newStart"]?.int ?? 0,
        lines: (hunk["lines"]?.array ?? []).compactMap(\.string).compactMap { line in
          line.first.flatMap { Line.Kind(rawValue: String($0)) }.map { Line($0, String(line.dropFirst())) }
        })
    }
    self.init(
      path: json["path"]?.string ?? "", change: json["change"]?.string.flatMap(Change.init) ?? .modified,
      hunks: hunks, note: json["note"]?.string ?? "")
  }
}
