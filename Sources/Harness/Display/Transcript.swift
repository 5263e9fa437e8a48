import HashTreeCollections

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the transcript pane shows of the thread in view: a window of entries that ends at the newest.
///
/// A copy costs the same however long the thread is, and changing one entry touches a few dozen bytes: entries
/// are in a persistent tree that copies share.
public struct Transcript: Hashable, Sendable {
  /// The message being written, and where its parts are.
  private struct Live: Hashable, Sendable {
    var messageID: String
    /// Per part of the message its entry; `nil` for parts that have none.
    var places: [Int?]
  }

  private var entries: TreeDictionary<Int, TranscriptEntry> = [:]
  private var tools: TreeDictionary<String, Int> = [:]
  private var live: Live?
  /// The places of the entries in the window.
  public private(set) var places = 0..<0
  /// How many messages of the thread are before the window.
  public private(set) var earlierMessages = 0

  /// Counts how often everything was replaced: an entry of another generation has nothing to do with the one that was
  /// at its place before.
  public private(set) var generation = 0

  /// An empty transcript.
  public init() {}

  /// An empty transcript in place of another one.
  init(after other: Transcript) { generation = other.generation + 1 }

  /// Number of entries in the window.
  public var count: Int { places.count }

  /// The entry at a place of the window. - Precondition: `places` contains it.
  public subscript(place: Int) -> TranscriptEntry {
    guard let entry = entries[place] else { preconditionFailure("no entry at \(place)") }
    return entry
  }

  /// The call's entry, when it is in the window.
  public func tool(_ callID: String) -> ToolActivity? {
    guard let place = tools[callID], case .tool(let activity) = entries[place]?.body else { return nil }
    return activity
  }

  mutating func append(_ body: TranscriptEntry.Body, at time: Date) -> Int {
    let place = places.upperBound
    entries[place] = TranscriptEntry(id: place, createdAt: time, body: body)
    places = places.lowerBound..<place + 1
    if case .tool(let activity) = body { tools[activity.callID] = place }
    return place
  }

  /// Puts messages of the store in: as the newest (`replacing` what is there) or before the window.
  mutating func load(_ messages: [Message], earlier: Int, replacing: Bool) {
    if replacing { self = Transcript(after: self) }
    earlierMessages = earlier
    let unfinished = replacing ? messages.last.flatMap { $0.isUnfinished ? $0 : nil } : nil
    let settled = unfinished == nil ? messages[...] : messages.dropLast()
    let bodies = settled.flatMap { message in
      let bodies = TranscriptEntry.bodies(of: message)
      let measured = TranscriptEntry.measuredPlace(in: bodies)
      return bodies.enumerated().map { ($1, message.createdAt, $0 == measured ? message.step : nil) }
    }
    let first = replacing ? places.upperBound : places.lowerBound - bodies.count
    for (offset, (body, time, step)) in bodies.enumerated() {
      entries[first + offset] = TranscriptEntry(id: first + offset, createdAt: time, body: body, step: step)
      if case .tool(let activity) = body { tools[activity.callID] = first + offset }
    }
    places = replacing ? first..<first + bodies.count : first..<places.upperBound
    // It may go on: a tool waits for an answer, or another process writes it.
    if replacing, let unfinished { follow(unfinished, isComplete: false) }
  }

  /// Takes a message as it is now. Only what changed since the last time is touched: the last part, and new ones.
  mutating func follow(_ message: Message, isComplete: Bool) {
    if live?.messageID != message.id { live = Live(messageID: message.id, places: []) }
    guard var live else { return }
    let settled = max(0, live.places.count - 1)
    for (index, part) in message.content.enumerated().dropFirst(settled) {
      let isLast = index == message.content.count - 1
      if index < live.places.count, let place = live.places[index] {
        write(part, of: message, isStreaming: isLast && !isComplete, at: place)
        continue
      }
      var place: Int?
      if case .toolResult(let result) = part {
        updateTool(result.id) { activity in
          if activity.isOpen { activity.end(with: ToolOutput(json: result.result, isError: result.isError)) }
        }
      } else if case .toolCall(let call) = part, let known = tools[call.id] {
        place = known
      } else if let body = TranscriptEntry.body(of: part, in: message, isStreaming: isLast && !isComplete) {
        place = append(body, at: message.createdAt)
      }
      if index < live.places.count { live.places[index] = place } else { live.places.append(place) }
    }
    self.live = isComplete ? nil : live
    guard isComplete, let notice = TranscriptEntry.closing(of: message) else { return }
    if newest?.body != .notice(notice) { _ = append(.notice(notice), at: message.createdAt) }
  }

  /// Keeps what the step took that writes the message.
  mutating func measure(_ step: StepMeasure) {
    guard let places = live?.places.compactMap(\.self), !places.isEmpty else { return }
    let bodies = places.compactMap { entries[$0]?.body }
    entries[places[TranscriptEntry.measuredPlace(in: bodies)]]?.step = step
  }

  /// What the step took that writes a message; `nil` for other messages.
  func step(of messageID: String) -> StepMeasure? {
    guard let live, live.messageID == messageID else { return nil }
    return live.places.lazy.compactMap(\.self).compactMap { entries[$0]?.step }.first
  }

  /// The newest entry; `nil` when there is none.
  var newest: TranscriptEntry? { places.isEmpty ? nil : self[places.upperBound - 1] }

  private mutating func write(_ part: MessagePart, of message: Message, isStreaming: Bool, at place: Int) {
    guard let body = TranscriptEntry.body(of: part, in: message, isStreaming: isStreaming) else { return }
    if case .tool = body { return }
    if entries[place]?.body != body { entries[place]?.body = body }
  }

  /// Changes a call's entry; makes one first when `name` is given and there is none.
  mutating func updateTool(
    _ callID: String, named name: String? = nil, at time: Date? = nil, _ change: (inout ToolActivity) -> Void
  ) {
    if tools[callID] == nil, let name, let time {
      _ = append(
        .tool(ToolActivity(callID: callID, name: name, args: .emptyObject, status: .writing)), at: time)
    }
    guard let place = tools[callID], case .tool(var activity) = entries[place]?.body else { return }
    change(&activity)
    entries[place]?.body = .tool(activity)
  }

  /// Nothing of the run goes on any more: calls that are open were interrupted, unless they wait for an answer.
  mutating func closeRun(openTools: [String]) {
    for id in openTools {
      updateTool(id) { if $0.isOpen, $0.status != .suspended { $0.status = .interrupted } }
    }
    if let place = live?.places.last.flatMap({ $0 }), let body = entries[place]?.body {
      switch body {
      case .assistant(let text, true): entries[place]?.body = .assistant(text, isStreaming: false)
      case .thinking(let text, true): entries[place]?.body = .thinking(text, isStreaming: false)
      default: break
      }
    }
  }
}
