import OrderedCollections

extension Prompt {
  /// The prompt in the form of the event log.
  var json: JSON {
    guard case .object(var object) = kind.json else { return .null }
    object["id"] = .string(id)
    object["asker"] = .array(asker.map { .string($0) })
    object["parentCallId"] = parentCallID.map { .string($0) }
    return .object(object)
  }

  /// Reads a prompt. - Returns: `nil` for an unknown kind or without an id.
  init?(json: JSON) {
    guard let id = json["id"]?.string, let kind = Kind(json: json) else { return nil }
    self.init(
      id: id, asker: (json["asker"]?.array ?? []).compactMap(\.string),
      parentCallID: json["parentCallId"]?.string, kind: kind)
  }
}

extension Prompt.Kind {
  fileprivate var json: JSON {
    switch self {
    case .approval(let request): request.json
    case .question(let question):
      [
        "kind": "question", "text": .string(question.text), "allowsSeveral": .bool(question.allowsSeveral),
        "options": .array(
          question.options.map { ["label": .string($0.label), "description": .string($0.description)] }),
      ]
    case .plan(let plan): ["kind": "plan", "title": .string(plan.title), "text": .string(plan.text)]
    case .other(let tool, let payload): ["kind": "other", "toolName": .string(tool), "payload": payload]
    }
  }

  fileprivate init?(json: JSON) {
    switch json["kind"]?.string {
    case "approval": self = .approval(ApprovalRequest(json: json))
    case "question":
      self = .question(
        Question(
          json["text"]?.string ?? "",
          options: (json["options"]?.array ?? []).map {
            Question.Option($0["label"]?.string ?? "", description: $0["description"]?.string ?? "")
          }, allowsSeveral: json["allowsSeveral"]?.bool ?? false))
    case "plan": self = .plan(Plan(title: json["title"]?.string ?? "", text: json["text"]?.string ?? ""))
    case "other": self = .other(toolName: json["toolName"]?.string ?? "", payload: json["payload"] ?? .null)
    default: return nil
    }
  }
}
