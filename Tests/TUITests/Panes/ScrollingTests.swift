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

@Suite struct ScrollingTests {
  private let size = Size(columns: 30, rows: 6)

  private func conversation(_ count: Int = 6) -> Scene {
    var scene = Scene()
    for index in 1...count { scene.say(index % 2 == 1 ? .user : .assistant, "message \(index)") }
    return scene
  }

  private func scrolled(_ scene: Scene, by rows: Int) -> ViewState.Scroll {
    TranscriptView.scrolled(scene.view.scroll, by: rows, snapshot: scene.snapshot, size: size)
  }

  @Test func `the end is shown, and followed when more comes`() {
    var scene = conversation()
    expectScreen(
      scene.transcript(columns: 30, rows: 6),
      """

      message 4

      › message 5

      message 6
      """)
    scene.say(.user, "one more")
    expectScreen(
      scene.transcript(columns: 30, rows: 6),
      """

      › message 5

      message 6

      › one more
      """)
  }

  @Test func `scrolled up it stays put and says what is below`() {
    var scene = conversation()
    scene.view.follow(scene.session, now: scene.now)
    scene.view.scroll = scrolled(scene, by: -3)
    let expected = """
      message 2

      › message 3

      message 4
      """
    expectScreen(scene.transcript(columns: 30, rows: 6), expected + "\n2 below · end: ctrl+end")
    scene.say(.user, "one more")
    expectScreen(scene.transcript(columns: 30, rows: 6), expected + "\n+1 new · end: ctrl+end")
  }

  @Test func `scrolling back down ends at the bottom`() {
    var scene = conversation()
    scene.view.scroll = scrolled(scene, by: -3)
    #expect(scene.view.scroll == .at(place: 1, row: 0))
    #expect(scrolled(scene, by: 1) == .at(place: 1, row: 1))
    #expect(scrolled(scene, by: 3) == .bottom)
    #expect(scrolled(scene, by: 1_000) == .bottom)
    #expect(scrolled(scene, by: -1_000) == .at(place: 0, row: 0))
  }

  @Test func `there is nothing to scroll in what fits`() {
    let scene = conversation(2)
    #expect(scrolled(scene, by: -5) == .bottom)
    #expect(TranscriptView.scrolled(.bottom, by: -5, snapshot: Scene().snapshot, size: size) == .bottom)
    #expect(Scene().transcript().allSatisfy { $0 == "\n" })
  }

  @Test func `a place that is no longer there is as near as it can be`() {
    var scene = conversation()
    scene.view.scroll = .at(place: 99, row: 3)
    #expect(scene.transcript(columns: 30, rows: 6).hasSuffix("message 6"))
    scene.view.scroll = .at(place: -99, row: 3)
    #expect(scene.transcript(columns: 30, rows: 6).hasPrefix("› message 1"))
    scene.view.scroll = .at(place: 0, row: 50)
    #expect(scene.transcript(columns: 30, rows: 6).hasPrefix("\nmessage 2"))
  }

  @Test func `above the window stands how much is before it, and loading it moves nothing`() {
    var scene = Scene()
    func messages(_ range: ClosedRange<Int>) -> [Message] {
      range.map { Message(id: "\($0)", role: .user, content: [.text("message \($0)")], createdAt: scene.now) }
    }
    scene.apply(.detail(.transcriptLoaded(messages(11...16), earlier: 10, replacing: true)))
    #expect(!TranscriptView.isAtTopOfWindow(snapshot: scene.snapshot, size: size))
    scene.view.follow(scene.session, now: scene.now)
    scene.view.scroll = TranscriptView.top(of: scene.snapshot)
    #expect(TranscriptView.isAtTopOfWindow(snapshot: scene.snapshot, size: size))
    expectScreen(
      scene.transcript(columns: 30, rows: 6),
      """
      … 10 earlier messages

      › message 11

      › message 12
      4 below · end: ctrl+end
      """)
    scene.apply(.detail(.transcriptLoaded(messages(9...10), earlier: 8, replacing: false)))
    expectScreen(
      scene.transcript(columns: 30, rows: 6),
      """
      › message 10

      › message 11

      › message 12
      4 below · end: ctrl+end
      """)
  }

  @Test func `one can jump between own messages`() {
    var scene = conversation(9)
    func previous() -> ViewState.Scroll? {
      TranscriptView.previousUserMessage(snapshot: scene.snapshot, size: size)
    }
    func next() -> ViewState.Scroll {
      TranscriptView.nextUserMessage(snapshot: scene.snapshot, size: size)
    }
    #expect(previous() == .at(place: 4, row: 0))
    scene.view.scroll = .at(place: 4, row: 0)
    #expect(previous() == .at(place: 2, row: 0))
    #expect(next() == .bottom)
    scene.view.scroll = .at(place: 0, row: 0)
    #expect(previous() == nil)
    #expect(next() == .at(place: 2, row: 0))
  }

  @Test func `a frame over a hundred thousand messages makes lines for those in view only`() {
    var scene = Scene()
    let messages = (0..<100_000).map {
      Message(id: "\($0)", role: .user, content: [.text("message \($0)")], createdAt: scene.now)
    }
    scene.apply(.detail(.transcriptLoaded(messages, earlier: 0, replacing: true)))
    _ = scene.transcript(columns: 80, rows: 40)
    #expect(scene.cache.madeCount == 21)
    _ = scene.transcript(columns: 80, rows: 40)
    #expect(scene.cache.madeCount == 21)
    scene.view.scroll = .at(place: 50_000, row: 0)
    _ = scene.transcript(columns: 80, rows: 40)
    #expect(scene.cache.madeCount == 21 + 20)
  }

  @Test func `while a message streams only its rows are made again`() {
    var scene = conversation()
    scene.stream(.text("One"))
    _ = scene.transcript()
    let made = scene.cache.madeCount
    scene.stream(.text("One two.\n\nThree"))
    expectScreen(
      scene.transcript(),
      """
      › message 1

      message 2

      › message 3

      message 4

      › message 5

      message 6

      One two.

      Three
      """)
    _ = scene.transcript()
    #expect(scene.cache.madeCount == made + 1)
  }

  @Test func `thinking goes on in one line, and unfolds`() {
    var scene = Scene()
    scene.stream(.thinking(Thinking(text: "Let me see.\nThis is it.")))
    expectScreen(scene.transcript(), "thinking… 2 lines")
    scene.view.unfoldsAll = true
    expectScreen(scene.transcript(), "thinking… 2 lines\n│ Let me see.\n│ This is it.")
  }
}
