extension PermissionNeed {
  /// The need in the form of the event log.
  var json: JSON {
    .fields([
      "subject": subject.json, "text": .string(text), "category": category.map { .string($0.rawValue) },
      "guards": guards.isEmpty ? nil : .array(guards.map { .string($0) }),
      "mustBeNamed": mustBeNamed ? true : nil, "alarm": alarm.map { .string($0) },
    ])
  }

  /// Reads a need. - Returns: `nil` when its subject is not known.
  init?(json: JSON) {
    guard let subject = json["subject"].flatMap(Subject.init(json:)) else { return nil }
    self.init(
      subject, text: json["text"]?.string ?? "",
      category: json["category"]?.string.flatMap(ToolCategory.init),
      guards: (json["guards"]?.array ?? []).compactMap(\.string),
      mustBeNamed: json["mustBeNamed"]?.bool ?? false, alarm: json["alarm"]?.string)
  }
}

extension PermissionNeed.Subject {
  fileprivate var json: JSON {
    switch self {
    case .tool: ["kind": "tool"]
    case .command(let words, let prefix):
      .fields([
        "kind": "command", "words": .array(words.map(\.json)), "prefix": prefix.map { JSON($0) },
      ])
    case .path(let path): ["kind": "path", "path": path.map { .string($0) } ?? .null]
    case .server(let server, let tool):
      ["kind": "server", "server": .string(server), "tool": .string(tool)]
    case .unclear(let doubts): ["kind": "unclear", "doubts": .array(doubts.map { .string($0) })]
    }
  }

  fileprivate init?(json: JSON) {
    switch json["kind"]?.string {
    case "tool": self = .tool
    case "command":
      self = .command(
        (json["words"]?.array ?? []).compactMap(CommandWord.init(json:)), prefix: json["prefix"]?.int)
    case "path": self = .path(json["path"]?.string)
    case "server": self = .server(json["server"]?.string ?? "", tool: json["tool"]?.string ?? "")
    case "unclear": self = .unclear((json["doubts"]?.array ?? []).compactMap(\.string))
    default: return nil
    }
  }
}

extension CommandWord {
  /// Plain words are strings, the few others say what they are.
  fileprivate var json: JSON {
    switch kind {
    case .plain: .string(text)
    case .telling: ["telling": .string(text)]
    case .unknown: ["unknown": .string(text)]
    }
  }

  fileprivate init?(json: JSON) {
    if let text = json.string {
      self.init(text)
    } else if let text = json["telling"]?.string {
      self.init(text, .telling)
    } else if let text = json["unknown"]?.string {
      self.init(text, .unknown)
    } else {
      return nil
    }
  }
}
