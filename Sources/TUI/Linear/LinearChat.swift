import Harness
import Terminal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A front end of lines, for those who have a screen read to them: what goes on is told in words and never repainted,
/// what is typed comes line by line. Like the other one it draws from display states alone, and what is typed means what
/// the table of commands says.
@HarnessActor
public final class LinearChat {
  /// Seconds that a prompt was told before a line answers it: what comes sooner was typed for something else.
  static let quietTime: TimeInterval = 1

  private let session: Session
  private let threads: OpenThreads
  private let surroundings: Surroundings
  private let now: @Sendable () -> Date
  private let show: @Sendable (String) -> Void
  private var narrator: Narrator
  private var view = ViewState()
  private var display = DisplayState()
  /// When the prompt that waits was told.
  private var toldAt: Date?
  /// Most choices of a list that are told; nobody listens to thousands.
  private static let mostChoices = 100

  /// The choices that were told last.
  private var choices: [Picker.Row] = []
  /// Whether the line before this one asked to leave although something goes on. Hearing what would be stopped takes longer
  /// than reading it, so this lasts until the next line.
  private var isQuitAsked = false
  private let cache = LineCache()

  /// A front end of a session. It begins with `start`.
  /// - Parameters:
  ///   - columns: the width of lines.
  ///   - say: shows a line.
  public init(
    _ session: Session, surroundings: Surroundings, columns: Int,
    now: @escaping @Sendable () -> Date = { Date() }, say: @escaping @Sendable (String) -> Void
  ) {
    self.session = session
    threads = OpenThreads(session, isSingle: true)
    self.surroundings = surroundings
    self.now = now
    show = say
    narrator = Narrator(columns: max(40, columns))
    view.history = surroundings.history
    view.size = Size(columns: max(40, columns), rows: 1_000)
  }

  /// Shows a line, broken between words where it is too long.
  private func say(_ text: String) {
    for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
      for row in Line(String(part)).wrapped(to: narrator.columns) { show(row.text) }
    }
  }

  /// Begins to tell.
  public func start() {
    say(
      "rein, in lines for screen readers. Type a message and press enter. /help lists commands, /quit leaves, ctrl+c stops a run."
    )
    _ = session.subscribe { [weak self] event in
      if case .displayStateChanged(let state) = event { self?.follow(state) }
    }
    follow(session.displayState)
    let model =
      display.modelID.isEmpty
      ? "No model is chosen; /model lists them." : "Model \(display.modelID), mode \(display.modeID)."
    say(model)
    if display.prompts.isEmpty, !display.isRunning { say("Ready.") }
  }

  /// Takes a line as it was typed, or several that came at once.
  /// - Parameters:
  ///   - isPasted: whether several lines came at once.
  ///   - isUnheard: whether something was told that the person may not have heard when they typed it.
  /// - Returns: whether the person stays.
  public func take(_ text: String, isPasted: Bool = false, isUnheard: Bool = false) async -> Bool {
    follow(session.displayState)
    if isUnheard, toldAt != nil { toldAt = now() }
    let line = text.trimmed
    let isCommand = CommandLine(typed: line) != nil
    if let prompt = display.prompts.first, !isCommand {
      // A number after this is no choice of a list from before.
      choices = []
      await answer(line, to: prompt, isPasted: isPasted)
      return true
    }
    if let number = Int(line), choices.indices.contains(number - 1) {
      let row = choices[number - 1]
      choices = []
      return await perform(row.text ?? "/" + row.command)
    }
    choices = []
    return await perform(text)
  }

  /// Time passed: when nothing was told of a run for long, it is said that it goes on.
  public func passTime() {
    if let words = narrator.patience(display, now: now()) { say(words) }
  }

  /// Stops what goes on. - Returns: whether there was anything to stop.
  public func interrupt() async -> Bool {
    guard session.displayState.isRunning || !session.displayState.prompts.isEmpty else {
      say("Nothing goes on. /quit leaves.")
      return false
    }
    say("Stopping.")
    await session.abort()
    return true
  }

  private func follow(_ state: DisplayState) {
    display = state
    let before = narrator.told
    let lines = narrator.tell(state, now: now())
    // Every prompt of the other front end is told by the same words before it can be answered.
    if narrator.told != before { toldAt = narrator.told == nil ? nil : now() }
    for line in lines { say(line) }
    let wasEmpty = view.composer.isEmpty
    view.follow(state, now: now())
    if wasEmpty, !view.composer.isEmpty {
      say("You had begun to write: \(view.composer.expanded)")
      view.composer = Composer()
    }
    if let picker = view.picker {
      view.picker = nil
      tell(picker)
    }
  }

  private func answer(_ line: String, to prompt: Prompt, isPasted: Bool) async {
    guard narrator.told == prompt, let toldAt, !isPasted, now().timeIntervalSince(toldAt) >= Self.quietTime
    else {
      say("That came too soon to be an answer, and was not taken. " + PromptWords.howTo(prompt))
      return
    }
    switch LinearAnswer(line, to: prompt) {
    case .unclear(let words): say(words)
    case .approval(let answer):
      guard let digest = prompt.digest else { return }
      session.respondToToolApproval(answer, toolCallID: prompt.id, digest: digest)
    case .data(let data): await session.respondToToolSuspension(data, toolCallID: prompt.id)
    }
  }

  /// Does what enter does in the message box of the screen.
  private func perform(_ text: String) async -> Bool {
    if namesThread(text) {
      await go { try await $0.listAgain() }
      display = session.displayState
    }
    view.completion.isHidden = true
    let begun = view.composer
    view.composer.insert(paste: text)
    narrator.typed = view.composer.expanded.trimmed
    view.quitAskedAt = isQuitAsked ? now() : nil
    var snapshot = Snapshot(session: display, view: view, theme: Theme(view.look), now: now(), cache: cache)
    snapshot.isLinear = true
    snapshot.commands = surroundings.keys.commands
    snapshot.patterns = surroundings.patterns
    let meaning = Interpreter.interpret(.key(Key(.enter)), snapshot)
    view = meaning.view
    isQuitAsked = view.quitAskedAt != nil
    view.quitAskedAt = nil
    for text in meaning.view.history.dropFirst(snapshot.view.history.count) { surroundings.remember(text) }
    if meaning.performed.isEmpty { view.composer = begun }
    let picker = view.picker
    view.picker = nil
    for lookup in meaning.lookups { await go { try await lookup.effect($0.current) } }
    for effect in meaning.effects { await go(effect) }
    follow(session.displayState)
    var stays = true
    for action in meaning.actions where !(await perform(action)) { stays = false }
    if let picker { tell(picker.following(display, now: now())) }
    tellView(meaning.performed)
    return stays
  }

  /// Whether a line is a command about a thread, which may be called by its title.
  private func namesThread(_ text: String) -> Bool {
    guard let line = CommandLine(typed: text.trimmed), !line.argument.isEmpty else { return false }
    return surroundings.keys.commands.contains {
      $0.isSlash && $0.isCalled(line.name) && $0.argument == .thread
    }
  }

  private func go(_ effect: Going) async {
    do {
      try await effect(threads)
    } catch is CancellationError {
      // Whoever cancelled knows.
    } catch {
      session.notify(Notice(.error, "\(error)"))
    }
  }

  /// - Returns: whether the person stays.
  private func perform(_ action: AppAction) async -> Bool {
    switch action {
    case .quit: return false
    case .copy(let text, let name):
      switch await surroundings.copy?(text) ?? .failed {
      case .copied(let program): say("Copied \(name), by \(program).")
      case .kept(let path): say("\(name) is in the file \(path).")
      case .failed: say("\(name) could not be copied.")
      }
    case .export(let id, let form):
      do {
        guard let export = surroundings.export else { break }
        say("Written to \(try await export(id, form))")
      } catch {
        say("\(error)")
      }
    case .openEditor, .openPager, .openTranscript, .searchEarlier, .captureMouse:
      say("That needs the screen of rein.")
    case .suspend, .redraw: break
    }
    return true
  }

  /// Tells a list, and takes a number for one of its rows.
  private func tell(_ picker: Picker) {
    let rows = picker.kind == .commands ? picker.rows.filter { !$0.command.isEmpty } : picker.rows
    choices = []
    say(rows.isEmpty ? "\(picker.title): nothing is listed." : "\(picker.title):")
    for row in rows where choices.count < Self.mostChoices {
      let effect = row.action.flatMap { $0.isEmpty ? nil : "choose it to \($0)" }
      // A stop before what follows would end the sentence that is heard.
      let isFollowed = row.isCurrent || effect != nil
      let detail = isFollowed && row.detail.hasSuffix(".") ? String(row.detail.dropLast()) : row.detail
      let details = [row.label, detail, row.isCurrent ? "chosen now" : "", effect ?? ""]
        .filter { !$0.isEmpty }
      let told = Glyphs.ascii.fitting(details.joined(separator: ", "))
      // What cannot be chosen is told without a number.
      if row.isHeading {
        say(row.label + ":")
      } else if row.action?.isEmpty == true {
        say("  " + told)
      } else {
        choices.append(row)
        say("  \(choices.count): \(told)")
      }
    }
    let choosable = rows.filter { !$0.isHeading && $0.action?.isEmpty != true }.count
    if choosable > choices.count {
      say("And \(choosable - choices.count) more. A part of the name after the command finds them, too.")
    }
    if !choices.isEmpty { say("Type a number to choose, or anything else.") }
  }

  /// Tells what a command shows otherwise: what was found, what it says.
  private func tellView(_ performed: [String]) {
    if let search = view.search {
      say(search.places.isEmpty ? "Not found." : "\(search.places.count) found; the newest of them:")
      for place in search.places.suffix(3) where display.transcript.places.contains(place) {
        for line in narrator.words(of: display.transcript[place], now: now()) { say(line) }
      }
    }
    if performed.contains("answer") { for line in narrator.prompt(display) { say(line) } }
    if let hint = view.hint { say(Glyphs.ascii.fitting(hint)) }
    view.search = nil
    view.selection = nil
    view.hint = nil
    view.focus = .composer
  }
}
