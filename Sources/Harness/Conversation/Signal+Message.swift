extension Signal {
  /// The part of a message it becomes, in the form of the original model.
  var part: MessagePart {
    let attributes: JSON? =
      self.attributes.isEmpty ? nil : .object(self.attributes.mapValues { .string($0) })
    switch kind {
    case .user where attributes == nil && tag == "user": return .text(content)
    case .user, .reactive:
      return .other(
        .fields([
          "type": "reactive_signal", "id": .string(id), "tagName": .string(tag), "message": .string(content),
          "attributes": attributes,
        ]))
    case .state(let stateID, let isDelta):
      return .other(
        .fields([
          "type": "state_signal", "id": .string(id), "stateId": .string(stateID),
          "mode": isDelta ? "delta" : "snapshot", "message": .string(content),
          "tagName": tag == "state" ? nil : .string(tag), "attributes": attributes,
        ]))
    case .notification(let priority):
      return .other(
        .fields([
          "type": "notification", "id": .string(id), "message": .string(content),
          "priority": .string(priority.rawValue), "tagName": tag == "notification" ? nil : .string(tag),
          "attributes": attributes,
        ]))
    }
  }
}

extension MessagePart {
  /// What a signal says to the model: its content in its tag. Other parts as they are.
  var readable: MessagePart {
    guard case .other(let json) = self, let content = json["message"]?.string else { return self }
    var facts: [(String, String)] = []
    let tag: String
    switch json["type"]?.string {
    case "reactive_signal": tag = json["tagName"]?.string ?? "system-reminder"
    case "system_reminder":
      tag = "system-reminder"
      if let type = json["reminderType"]?.string { facts.append(("type", type)) }
    case "state_signal":
      tag = json["tagName"]?.string ?? "state"
      facts = ["stateId", "mode"].compactMap { name in json[name]?.string.map { (name, $0) } }
    case "notification", "notification_summary":
      tag = json["tagName"]?.string ?? "notification"
      if let priority = json["priority"]?.string { facts.append(("priority", priority)) }
    default: return self
    }
    for (name, value) in json["attributes"]?.object ?? [:] {
      facts.append((name, value.string ?? value.text()))
    }
    let head = facts.map { " \($0)=\"\(Self.quoted($1))\"" }.joined()
    // What it says cannot end the tag that says where it comes from.
    let safe = content.replacing("</\(tag)", with: "<\\/\(tag)")
    return .text("<\(tag)\(head)>\n\(safe)\n</\(tag)>")
  }

  private static func quoted(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
      .replacing("\n", with: " ")
  }
}
