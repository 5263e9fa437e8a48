import Harness
import Terminal
import TestSupport
import Testing

@testable import TUI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A person types, pauses and pastes while requests come and go, on a terminal that is sometimes slow: many evenings,
/// each from its own seed.
@Suite struct KeyTimingTests {
  private struct Chance: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state ^ (state >> 33)) &* 0xff51_afd7_ed55_8ccd
    }
  }

  /// One evening, and what went wrong in it.
  private struct Evening {
    var scene = Scene()
    var chance: Chance
    var wrongs: [String] = []
    var answers = 0
    var letters = 0
    /// What the screen showed last: who had the keys, and which request was in view.
    var painted: (focus: ViewState.Focus, prompt: String?, digest: String?) = (.composer, nil, nil)
    var lastKeyAt = -100.0
    var askedByTab = false
    var requests = 0

    static let answering: Set<String> = [
      "approve", "approve-alike", "approve-offer", "approve-category", "give-grant", "decline",
    ]

    init(seed: UInt64) {
      chance = Chance(state: seed &* 0x9e37_79b9_7f4a_7c15 | 1)
      for _ in 0..<8 { _ = chance.next() }
    }

    /// A frame: as the program makes it.
    mutating func paint() {
      let before = scene.view.focus
      scene.view.follow(scene.session, now: scene.now)
      scene.view.focusPromptIfDue(scene.session, now: scene.now)
      if before == .composer, scene.view.focus == .prompt {
        if scene.time - lastKeyAt < 0.5 { wrongs.append("it took the keys too soon after a key") }
        if !scene.view.composer.isEmpty { wrongs.append("it took the keys over a text") }
      }
      if scene.view.focus != .prompt { askedByTab = false }
      let snapshot = scene.snapshot
      scene.view.notePainted(snapshot, now: scene.now)
      let prompt = snapshot.view.prompt(of: snapshot.session)
      painted = (snapshot.view.focus, prompt?.id, prompt?.digest)
    }

    mutating func press(_ input: Input) {
      scene.view.follow(scene.session, now: scene.now)
      let snapshot = scene.snapshot
      let meaning = Interpreter.interpret(input, snapshot)
      scene.view = meaning.view
      let answered = meaning.performed.first { Self.answering.contains($0) }
      if let answered, !meaning.effects.isEmpty {
        answers += 1
        let prompt = snapshot.view.prompt(of: snapshot.session)
        if painted.focus != .prompt { wrongs.append("\(answered) before the screen said where keys go") }
        if painted.prompt != prompt?.id || painted.digest != prompt?.digest {
          wrongs.append("\(answered) for a request that was not on the screen")
        }
        if case .paste = input { wrongs.append("\(answered) by a paste") }
        if !snapshot.view.composer.isEmpty, !askedByTab { wrongs.append("\(answered) over a text") }
        scene.apply(.detail(.promptClosed(id: prompt?.id ?? "", decision: "")))
      }
      if case .key(let key) = input, let letter = key.typed, KeyContext(snapshot) == .composer, letter != "?",
        letter != "/", snapshot.completions.isEmpty
      {
        letters += 1
        if scene.view.composer.text.count != snapshot.view.composer.text.count + 1 {
          wrongs.append("\(letter) was typed and is not in the message box")
        }
      }
      if meaning.performed.contains("answer") { askedByTab = true }
      lastKeyAt = scene.time
    }

    mutating func step() {
      switch Int.random(in: 0..<16, using: &chance) {
      case 0..<5: burst()
      case 5..<10: pause()
      case 10:
        scene.time += 0.02
        press(.paste("y\n1\n"))
      case 11..<13:
        let name = ["<tab>", "<enter>", "<ctrl+u>", "<right>", "<esc>"].randomElement(using: &chance)
        for key in Typing.keys(name ?? "<tab>") { press(.key(key)) }
      case 13..<15:
        guard scene.session.prompts.count < 3 else { return }
        requests += 1
        let request = [Situation.command, Situation.offering, Situation.edit].randomElement(using: &chance)
        scene.apply(
          .detail(
            .promptOpened(Prompt(id: "\(requests)", kind: .approval(request ?? Situation.command)))))
      default:
        if let prompt = scene.session.prompts.randomElement(using: &chance) {
          scene.apply(.detail(.promptClosed(id: prompt.id, decision: "cancelled")))
        }
      }
    }

    /// Some letters one after the other, painted in between or not; often the message is sent then.
    private mutating func burst() {
      for _ in 0..<Int.random(in: 1...4, using: &chance) {
        press(.key(Key(typed: "yynat12pgcs aeiot".randomElement(using: &chance) ?? "y")))
        scene.time += [0.01, 0.08, 0.2, 0.49].randomElement(using: &chance) ?? 0
        if Bool.random(using: &chance) { paint() }
      }
      if Bool.random(using: &chance), KeyContext(scene.snapshot) == .composer {
        for key in Typing.keys("<enter>") { press(.key(key)) }
      }
    }

    /// A while in which frames are made.
    private mutating func pause() {
      for _ in 0..<Int.random(in: 1...3, using: &chance) {
        scene.time += [0.1, 0.3, 0.51, 2].randomElement(using: &chance) ?? 0
        paint()
      }
    }
  }

  @Test func `no key that was meant for something else ever answers`() {
    var answers = 0
    var letters = 0
    for seed in 1...300 as ClosedRange<UInt64> {
      var evening = Evening(seed: seed)
      for _ in 0..<30 { evening.step() }
      answers += evening.answers
      letters += evening.letters
      if !evening.wrongs.isEmpty { Issue.record("Evening \(seed): \(Set(evening.wrongs).sorted())") }
    }
    // Otherwise nothing was tried.
    #expect(answers > 30, "\(answers) answers")
    #expect(letters > 500, "\(letters) letters")
  }

  @Test func `what is typed within the quiet time goes to the message box, letter by letter`() {
    var here = Situation()
    here.ask(.approval(Situation.command))
    for (index, letter) in "yes, and now".enumerated() {
      here.pass(seconds: 0.49)
      here.scene.view = Interpreter.interpret(.key(Key(typed: letter)), here.scene.snapshot).view
      #expect(here.view.composer.text.count == index + 1)
    }
    here.pass(seconds: 60)
    #expect(here.view.focus == .composer)
    #expect(here.scene.session.prompts.count == 1)
  }

  @Test func `letters that come all at once are a paste, and answer nothing`() {
    let snapshot = Situation.asked(Situation.offering, columns: 80, rows: 24).scene.snapshot
    func keys(_ text: String) -> [Input] { Typing.keys(text).map { .key($0) } }
    #expect(Burst.asPaste(keys("yes<enter>"), snapshot) == [.paste("yes\n")])
    for alone in ["y", "yyy", "<tab>y", "<down><down>", "<esc>"] {
      #expect(Burst.asPaste(keys(alone), snapshot) == keys(alone))
    }
    #expect(Burst.asPaste(keys("yes"), Situation().scene.snapshot) == keys("yes"))
  }

  @Test func `enter never answers an approval`() {
    for request in [Situation.command, Situation.offering, Situation.edit, Situation.parts] {
      var here = Situation.asked(request, columns: 80, rows: 24)
      here.type("<enter><enter>")
      #expect(here.asked == 0)
    }
    var here = Situation.asked(Situation.offering, columns: 80, rows: 24)
    here.type("p<enter><esc>g<enter>")
    #expect(here.performed == ["allow-in-project", "leave-grant", "choose-grant"])
    #expect(here.asked == 0)
  }
}
