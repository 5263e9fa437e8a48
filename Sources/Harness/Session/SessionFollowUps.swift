/// What waits to be said when the run is over: first in, first out. Kept with the thread.
@HarnessActor
public final class SessionFollowUps {
  private let bus: EventBus
  private let thread: SessionThread
  private let makeID: @Sendable () -> String
  /// The messages, next one first.
  public private(set) var list: [FollowUp] = []
  /// Whether the queue waits for the person to let it go on. A stop, a failed run or an edit pauses it.
  public private(set) var isPaused = false
  /// Taken out to be said, and not said yet. They are still kept with the thread: should the program end now, they wait
  /// in the queue again.
  private var departing: [FollowUp] = []

  nonisolated init(bus: EventBus, thread: SessionThread, makeID: @escaping @Sendable () -> String) {
    self.bus = bus
    self.thread = thread
    self.makeID = makeID
  }

  /// How many wait.
  public var count: Int { list.count }
  /// Whether none waits.
  public var isEmpty: Bool { list.isEmpty }

  /// Puts a message, or a command of the person, at the end.
  public func enqueue(_ content: String, isCommand: Bool = false) {
    // It may be on its way back.
    _ = settle(content, isCommand)
    list.append(FollowUp(id: makeID(), content: content, isCommand: isCommand))
    changed()
  }

  /// Takes the first message, when there is one and the queue is not paused.
  func dequeue() -> FollowUp? {
    guard !isPaused, !list.isEmpty else { return nil }
    let next = list.removeFirst()
    departing.append(next)
    changed()
    return next
  }

  /// A message of the queue became one of the thread, or a command began: it is no longer kept here.
  func departed(_ content: String, isCommand: Bool = false) {
    guard settle(content, isCommand) else { return }
    keep()
  }

  private func settle(_ content: String, _ isCommand: Bool) -> Bool {
    guard let index = departing.firstIndex(where: { $0.content == content && $0.isCommand == isCommand })
    else { return false }
    departing.remove(at: index)
    return true
  }

  /// Puts a message back to the front: it could not be sent.
  func requeue(_ followUp: FollowUp) {
    _ = settle(followUp.content, followUp.isCommand)
    list.insert(followUp, at: 0)
    changed()
  }

  /// Puts what was said into a run that ended before the model read it to the front: nothing said may be lost.
  func requeue(unheard: [String]) {
    guard !unheard.isEmpty else { return }
    for content in unheard { _ = settle(content, false) }
    list.insert(contentsOf: unheard.map { FollowUp(id: makeID(), content: $0) }, at: 0)
    changed()
  }

  /// Changes what a message says, and whether it is one or a command; nothing happens when it is gone.
  public func edit(id: String, content: String, isCommand: Bool = false) {
    guard let index = list.firstIndex(where: { $0.id == id }) else { return }
    list[index].content = content
    list[index].isCommand = isCommand
    changed()
  }

  /// Takes a message out to say it now; `nil` when it is gone.
  func take(id: String) -> FollowUp? {
    guard let index = list.firstIndex(where: { $0.id == id }) else { return nil }
    let taken = list.remove(at: index)
    departing.append(taken)
    changed()
    return taken
  }

  /// Takes a message out; nothing happens when it is gone.
  public func remove(id: String) {
    guard let index = list.firstIndex(where: { $0.id == id }) else { return }
    list.remove(at: index)
    changed()
  }

  /// Moves a message to a place, counted from 0 and limited to the places there are.
  public func move(id: String, to place: Int) {
    guard let index = list.firstIndex(where: { $0.id == id }) else { return }
    let followUp = list.remove(at: index)
    list.insert(followUp, at: min(max(0, place), list.count))
    changed()
  }

  /// Takes all messages out, and announces the length even when there were none.
  public func clear() {
    list = []
    departing = []
    isPaused = false
    changed()
  }

  /// Sends nothing until `Session.resumeFollowUps`.
  public func pause() {
    guard !isPaused else { return }
    isPaused = true
    changed()
  }

  func unpause() {
    guard isPaused else { return }
    isPaused = false
    changed()
  }

  private static let key = "followUps"

  private func keep() {
    let kept = departing + list
    thread.setSetting(Self.key, kept.isEmpty ? nil : .array(kept.map(Self.json)))
  }

  private func changed() {
    if list.isEmpty { isPaused = false }
    keep()
    bus.emit(.session(.followUpQueued(count: list.count, runID: nil)))
    bus.emit(.detail(.followUpsChanged(list, isPaused: isPaused)))
  }

  private static func json(_ followUp: FollowUp) -> JSON {
    followUp.isCommand ? ["command": .string(followUp.content)] : .string(followUp.content)
  }

  private func followUp(_ json: JSON) -> FollowUp? {
    if let command = json["command"]?.string {
      return FollowUp(id: makeID(), content: command, isCommand: true)
    }
    return json.string.map { FollowUp(id: makeID(), content: $0) }
  }

  /// Forgets the queue without touching the thread: another one is in view.
  func forget() {
    list = []
    departing = []
    isPaused = false
  }

  /// Takes up the queue of the thread now bound; it waits for the person to let it go on.
  func restore() {
    list = (thread.setting(Self.key)?.array ?? []).compactMap(followUp)
    isPaused = !list.isEmpty
    guard !list.isEmpty else { return }
    bus.emit(.session(.followUpQueued(count: list.count, runID: nil)))
    bus.emit(.detail(.followUpsChanged(list, isPaused: isPaused)))
  }
}
