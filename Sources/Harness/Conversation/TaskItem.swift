/// One step of the model's to-do list.
public struct TaskItem: Hashable, Sendable, Identifiable {
  /// How far it is.
  public enum Status: String, Hashable, Sendable, CaseIterable {
    /// Not begun.
    case pending
    /// Being done; at most one task at a time.
    case inProgress = "in_progress"
    /// Done.
    case completed
  }

  /// Unique in the list.
  public var id: String
  /// What is to be done, as an order: "Write the parser".
  public var content: String
  /// How far it is.
  public var status: Status
  /// What is being done, as it is shown meanwhile: "Writing the parser".
  public var activeForm: String

  /// A task.
  public init(id: String, content: String, status: Status, activeForm: String) {
    self.id = id
    self.content = content
    self.status = status
    self.activeForm = activeForm
  }

  /// Reads a task. - Returns: `nil` when a field is missing or the status is none of the three.
  public init?(json: JSON) {
    guard let id = json["id"]?.string, let content = json["content"]?.string,
      let status = json["status"]?.string.flatMap(Status.init), let active = json["activeForm"]?.string
    else { return nil }
    self.init(id: id, content: content, status: status, activeForm: active)
  }

  /// The task in the form of the event log.
  public var json: JSON {
    [
      "id": .string(id), "content": .string(content), "status": .string(status.rawValue),
      "activeForm": .string(activeForm),
    ]
  }
}
