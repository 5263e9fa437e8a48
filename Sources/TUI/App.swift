import Harness
import Terminal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The front end: takes what is typed and what goes on in the session, and paints. It decides nothing itself; inputs
/// mean what `Interpreter` says, and the screen looks as `Layout` says.
@UIActor
public final class App {
  /// Seconds to wait for the session when the person quits; what takes longer is left to the next start.
  private static let patience: TimeInterval = 2

  private let threads: OpenThreads
  let screen: any Screen
  let now: @Sendable () -> Date
  let loop: EventLoop
  private let mailbox: Mailbox<ShownThreads>
  private let cache = LineCache()
  /// What the lines of the cache look like.
  private var shownTheme = Theme()
  let asked: EffectQueue
  let lookups: EffectQueue
  let modelLookups: EffectQueue
  let fileLookups: EffectQueue
  let messageLookups: EffectQueue
  let copies: EffectQueue
  let surroundings: Surroundings
  private var shown = ShownThreads()
  /// What was seen of sessions that are not in view now, by their ids.
  private var seen: [String: Seen] = [:]
  var view = ViewState()
  private var title = ""
  private var progress = TerminalProgress.none
  /// The oldest place when earlier messages were last asked for. An input forgets it when none came, so that they are
  /// asked for again, and not with every frame.
  private var askedEarlierAt: Int?
  private var isLoadingEarlier = false
  private var quitDue: Date?
  /// When what is typed is kept next.
  var draftDue: Date?
  /// What was painted last, while the terminal has not taken it all.
  private var unsent: Snapshot?

  /// A front end of a person's sessions on a screen. It begins with `start`.
  /// - Parameters:
  ///   - first: what the first frame shows of the sessions.
  ///   - surroundings: what it reaches outside of the two.
  ///   - decoder: knows what the keys of the screen's terminal send.
  ///   - now: the time, for tests.
  public init(
    _ threads: OpenThreads, on screen: any Screen, showing first: ShownThreads = ShownThreads(),
    surroundings: Surroundings = Surroundings(), decoder: InputDecoder = InputDecoder(),
    now: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.threads = threads
    self.screen = screen
    mailbox = Mailbox(first)
    self.now = now
    let loop = EventLoop(screen: screen, decoder: decoder)
    self.loop = loop
    asked = EffectQueue(threads) { await loop.stop() }
    lookups = EffectQueue(threads)
    modelLookups = EffectQueue(threads)
    fileLookups = EffectQueue(threads)
    messageLookups = EffectQueue(threads)
    copies = EffectQueue(threads)
    self.surroundings = surroundings
    view.history = surroundings.history
    view.vi = surroundings.usesVi ? ViKeys() : nil
    view.size = screen.size
    view.look = surroundings.look
    view.look.colors = screen.colors
    view.preferences = surroundings.preferences
    view.showsWelcome = surroundings.preferences.isFirstStart
  }

  /// Begins to follow the session. - Returns: the loop, for `EventLoop.run`; it is over when the person quits.
  public func start() -> EventLoop {
    let mailbox = mailbox
    asked.go { threads in
      await threads.follow { mailbox.publish($0) }
    }
    lookups.ask { try await $0.listThreads() }
    lookups.ask { try await $0.emptyTrash() }
    modelLookups.ask { await $0.listModels() }
    // The loop is all that its caller keeps, so it keeps the rest.
    loop.onInput = { inputs in self.take(inputs) }
    loop.onFrame = { self.paint() }
    return loop
  }

  /// What goes on in the session in view.
  var display: DisplayState { shown.display }

  var snapshot: Snapshot {
    let theme = Theme(view.shownLook)
    if theme != shownTheme {
      cache.removeAll()
      shownTheme = theme
    }
    var snapshot = Snapshot(session: display, view: view, theme: theme, now: now(), cache: cache)
    snapshot.others = shown.others
    snapshot.commands = surroundings.keys.commands
    snapshot.patterns = surroundings.patterns
    return snapshot
  }

  var isQuitting: Bool { quitDue != nil }

  private func take(_ inputs: [Input]) {
    follow()
    noteTyping()
    if !isLoadingEarlier { askedEarlierAt = nil }
    for input in Burst.asPaste(inputs, snapshot) {
      if quitDue != nil {
        // Waiting for the session bores: the second time means at once.
        if case .closed = input { loop.stop() }
        if case .key(Key(.character("c"), .control)) = input { loop.stop() }
        continue
      }
      let meaning = Interpreter.interpret(input, snapshot)
      let said = meaning.view.history.dropFirst(view.history.count)
      if meaning.view.preferences != view.preferences { surroundings.keep(meaning.view.preferences) }
      view = meaning.view
      for text in said { surroundings.remember(text) }
      for effect in meaning.effects { asked.go(effect) }
      for lookup in meaning.lookups { look(lookup) }
      for action in meaning.actions { perform(action) }
    }
    askForFiles()
    askForMessages()
    loop.requestFrame()
  }

  private func look(_ lookup: Lookup) {
    switch lookup.lane {
    case .kept: lookups.ask(lookup.effect)
    case .models: modelLookups.ask(lookup.effect)
    }
  }

  private func perform(_ action: AppAction) {
    switch action {
    case .quit: quit()
    case .suspend: loop.suspendProcess()
    case .redraw: screen.invalidate()
    case .openEditor: editText()
    case .searchEarlier: searchEarlier()
    case .export(let id, let form): export(id, as: form)
    case .copy(let text, let name): copy(text, named: name)
    case .openPager: show(in: surroundings.page, or: "No pager can be opened here.")
    case .openTranscript: showInEditor()
    case .captureMouse(let isOn): screen.captureMouse(isOn)
    }
  }

  private func paint() {
    follow()
    view.focusPromptIfDue(display, now: now())
    let snapshot = snapshot
    let isAccepted = !screen.isBusy
    let before = view.prompt
    if isAccepted, let sent = unsent { view.notePainted(sent, now: now()) }
    unsent = nil
    screen.paint(Layout.frame(snapshot))
    if view.look.asksBackground {
      // After the first frame, so that nobody waits for a terminal that says nothing.
      view.look.asksBackground = false
      screen.askBackground()
    }
    if !screen.isBusy {
      view.notePainted(snapshot, now: now())
    } else if isAccepted {
      // The next frame is painted when the terminal has taken this one.
      unsent = snapshot
      loop.requestFrame()
    }
    // What was seen may be answered in more ways, and the hints say so.
    if view.prompt != before { loop.requestFrame() }
    askForEarlier(snapshot)
    keepDraftIfDue()
    let isTimed = display.isRunning || display.omProgress.status != .idle
    if isTimed, !view.look.isStill { loop.requestFrame(after: .seconds(1)) }
    if let next = view.nextChange(now: snapshot.now) { loop.requestFrame(after: .seconds(next)) }
    if let quitDue, snapshot.now >= quitDue { loop.stop() }
  }

  /// Takes the newest state of the sessions, and does what follows from what is new in it.
  func follow() {
    let newest = mailbox.latest()
    let before = shown
    shown = newest
    if newest.sessionID != before.sessionID {
      enter(from: before)
    } else if newest.display.transcript.generation != before.display.transcript.generation {
      forgetLines()
    }
    view.follow(display, others: shown.others, now: now())
    view.search?.scan(display.transcript, surroundings.patterns)
    if !view.isFocused, let call = Call(from: before, to: newest) { screen.notify(call.text) }
    let progress: TerminalProgress = !display.prompts.isEmpty ? .waiting : display.isRunning ? .busy : .none
    if progress != self.progress { screen.showProgress(progress) }
    self.progress = progress
    let title = "rein" + (display.threadTitle.isEmpty ? "" : ": " + display.threadTitle)
    if title != self.title { screen.setTitle(title) }
    self.title = title
  }

  /// Another session came into view: nothing that was made for the one before counts for it.
  private func enter(from before: ShownThreads) {
    forgetLines()
    seen[before.sessionID] = view.seen
    view.enter(display, seen: seen.removeValue(forKey: shown.sessionID))
    // Sessions that were closed do not come back.
    if seen.count > shown.others.count + 1 {
      let present = Set(shown.others.map(\.id))
      seen = seen.filter { $0.value.threadID.map(present.contains) ?? false }
    }
  }

  private func forgetLines() {
    cache.removeAll()
    askedEarlierAt = nil
  }

  /// Has earlier messages loaded when the beginning of the window comes into view.
  private func askForEarlier(_ snapshot: Snapshot) {
    let transcript = display.transcript
    guard transcript.earlierMessages > 0, !isLoadingEarlier, askedEarlierAt != transcript.places.lowerBound,
      view.scroll != .bottom || transcript.count <= view.size.rows,
      TranscriptView.isAtTopOfWindow(snapshot: snapshot, size: Layout.transcriptSize(snapshot))
    else { return }
    askedEarlierAt = transcript.places.lowerBound
    isLoadingEarlier = true
    lookups.ask { session in
      do {
        try await session.loadEarlier()
      } catch {
        await self.endLoadingEarlier()
        throw error
      }
      await self.endLoadingEarlier()
    }
  }

  private func endLoadingEarlier() {
    isLoadingEarlier = false
  }

  /// Keeps what is being typed and closes the session; the loop ends when that is done, or after `patience`.
  private func quit() {
    quitDue = now().addingTimeInterval(App.patience)
    view.hint = "Leaving (ctrl+c leaves at once)"
    let draft = (view.editing?.draft ?? view.composer).expanded
    // While another thread comes, what was typed was kept by whoever asked for it.
    let id = display.threadID
    let isLeaving = view.leaving != nil
    asked.go { threads in
      if !isLeaving, await threads.current.thread.id == id { await threads.current.saveDraft(draft) }
      await threads.close()
    }
    asked.finish()
    lookups.finish()
    modelLookups.finish()
    fileLookups.finish()
    messageLookups.finish()
    loop.requestFrame(after: .seconds(App.patience))
  }
}
