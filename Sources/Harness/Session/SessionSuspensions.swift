import OrderedCollections

/// Tool calls that wait for an answer. Kept with the thread, so that a question can be answered tomorrow.
@HarnessActor
public final class SessionSuspensions {
  /// A tool call that waits.
  public struct Parked: Hashable, Sendable {
    /// The run it belongs to.
    public var runID: String
    /// The message with the call.
    public var messageID: String
    /// What it asks.
    public var suspension: Suspension
  }

  private let thread: SessionThread
  private var parked: OrderedDictionary<String, Parked> = [:]

  nonisolated init(thread: SessionThread) {
    self.thread = thread
  }

  /// The ids of the calls, oldest first.
  public var callIDs: [String] { Array(parked.keys) }
  /// Whether anything waits.
  public var hasPending: Bool { !parked.isEmpty }

  /// A call that waits.
  public func get(_ callID: String) -> Parked? { parked[callID] }

  /// The call an answer is for: the named one if it waits; without a name the only one that waits.
  public func resolve(_ callID: String?) -> String? {
    if let callID { return parked[callID] == nil ? nil : callID }
    return parked.count == 1 ? parked.keys.first : nil
  }

  func register(_ callID: String, _ call: Parked) {
    parked[callID] = call
    save()
  }

  func remove(_ callID: String) {
    parked[callID] = nil
    save()
  }

  func clear() {
    guard hasPending else { return }
    parked = [:]
    save()
  }

  /// Forgets what waits without touching the thread: another one is in view.
  func forget() {
    parked = [:]
  }

  private static let key = "suspensions"

  private func save() {
    let json = parked.mapValues { call -> JSON in
      .fields([
        "runId": .string(call.runID), "messageId": .string(call.messageID),
        "toolName": .string(call.suspension.toolName), "args": call.suspension.args,
        "payload": call.suspension.payload,
      ])
    }
    thread.setSetting(Self.key, parked.isEmpty ? nil : .object(json))
  }

  /// Takes up what waits in the thread now bound.
  func restore() {
    parked = [:]
    for (callID, json) in thread.setting(Self.key)?.object ?? [:] {
      guard let run = json["runId"]?.string, let message = json["messageId"]?.string,
        let tool = json["toolName"]?.string
      else { continue }
      parked[callID] = Parked(
        runID: run, messageID: message,
        suspension: Suspension(toolName: tool, args: json["args"] ?? .null, payload: json["payload"] ?? .null)
      )
    }
  }
}
