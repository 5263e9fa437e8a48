/// What waits to be said when the run is over: first in, first out. Kept with the thread: each change writes what differs,
/// however much waits.
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
  /// The places of all of them in what is kept, by id; they rise along the list.
  private var ranks: [String: Double] = [:]

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
    let settled = settle(content, isCommand)
    list.append(FollowUp(id: makeID(), content: content, isCommand: isCommand))
    changed(settled + [put(at: list.count - 1)])
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
    thread.changeQueue(settle(content, isCommand))
  }

  private func settle(_ content: String, _ isCommand: Bool) -> [QueueChange] {
    guard let index = departing.firstIndex(where: { $0.content == content && $0.isCommand == isCommand })
    else { return [] }
    return [drop(departing.remove(at: index).id)]
  }

  /// Puts a message back to the front: it could not be sent.
  func requeue(_ followUp: FollowUp) {
    let settled = settle(followUp.content, followUp.isCommand)
    list.insert(followUp, at: 0)
    changed(settled + [put(at: 0)])
  }

  /// Puts what was said into a run that ended before the model read it to the front: nothing said may be lost.
  func requeue(unheard: [String]) {
    guard !unheard.isEmpty else { return }
    var changes = unheard.flatMap { settle($0, false) }
    for content in unheard.reversed() {
      list.insert(FollowUp(id: makeID(), content: content), at: 0)
      changes.append(put(at: 0))
    }
    changed(changes)
  }

  /// Changes what a message says, and whether it is one or a command; nothing happens when it is gone.
  public func edit(id: String, content: String, isCommand: Bool = false) {
    guard let index = list.firstIndex(where: { $0.id == id }) else { return }
    list[index].content = content
    list[index].isCommand = isCommand
    changed([.put(QueuedMessage(list[index], rank: ranks[id] ?? 0))])
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
    changed([drop(id)])
  }

  /// Moves a message to a place, counted from 0 and limited to the places there are.
  public func move(id: String, to place: Int) {
    guard let index = list.firstIndex(where: { $0.id == id }) else { return }
    let followUp = list.remove(at: index)
    let target = min(max(0, place), list.count)
    list.insert(followUp, at: target)
    let change = put(at: target)
    changed(isCrowded(around: target) ? numberedAnew() : [change])
  }

  /// Takes all messages out, and announces the length even when there were none.
  public func clear() {
    let changes = (departing + list).map { drop($0.id) }
    list = []
    departing = []
    isPaused = false
    changed(changes)
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

  /// Gives the message at an index a place between its neighbours.
  private func put(at index: Int) -> QueueChange {
    let before = index > 0 ? ranks[list[index - 1].id] : nil
    let after = index + 1 < list.count ? ranks[list[index + 1].id] : nil
    let rank: Double
    switch (before, after) {
    case (nil, nil): rank = 0
    case (let before?, nil): rank = before + 1
    case (nil, let after?): rank = after - 1
    case (let before?, let after?): rank = (before + after) / 2
    }
    ranks[list[index].id] = rank
    return .put(QueuedMessage(list[index], rank: rank))
  }

  private func drop(_ id: String) -> QueueChange {
    ranks[id] = nil
    return .remove(id: id)
  }

  /// Halving the room between two neighbours some fifty times leaves none.
  private func isCrowded(around index: Int) -> Bool {
    let near = list[max(0, index - 1)...min(list.count - 1, index + 1)].compactMap { ranks[$0.id] }
    return zip(near, near.dropFirst()).contains { $0 >= $1 }
  }

  private func numberedAnew() -> [QueueChange] {
    list.enumerated().map { index, followUp in
      ranks[followUp.id] = Double(index)
      return .put(QueuedMessage(followUp, rank: Double(index)))
    }
  }

  private func changed(_ changes: [QueueChange] = []) {
    if list.isEmpty { isPaused = false }
    thread.changeQueue(changes)
    bus.emit(.session(.followUpQueued(count: list.count, runID: nil)))
    bus.emit(.detail(.followUpsChanged(list, isPaused: isPaused)))
  }

  /// Forgets the queue without touching the thread: another one is in view.
  func forget() {
    list = []
    departing = []
    ranks = [:]
    isPaused = false
  }

  /// Takes up the queue of the thread now bound; it waits for the person to let it go on.
  /// - Throws: what the store throws.
  func restore() async throws {
    let kept = try await thread.queue()
    list = kept.map(\.followUp)
    ranks = Dictionary(kept.map { ($0.id, $0.rank) }) { $1 }
    takeOlderForm()
    isPaused = !list.isEmpty
    guard !list.isEmpty else { return }
    bus.emit(.session(.followUpQueued(count: list.count, runID: nil)))
    bus.emit(.detail(.followUpsChanged(list, isPaused: isPaused)))
  }

  /// Until version 0.4 the queue was kept among the settings of the thread, under this key.
  static let olderKey = "followUps"

  private func takeOlderForm() {
    guard let older = thread.setting(Self.olderKey)?.array else { return }
    var changes: [QueueChange] = []
    for entry in older {
      let command = entry["command"]?.string
      guard let content = command ?? entry.string else { continue }
      list.append(FollowUp(id: makeID(), content: content, isCommand: command != nil))
      changes.append(put(at: list.count - 1))
    }
    thread.changeQueue(changes)
    thread.setSetting(Self.olderKey, nil, touches: false)
  }
}
