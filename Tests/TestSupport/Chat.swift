import Harness
import Terminal

@testable import TUI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A whole rein without a terminal: an app on a screen in memory, with a session and a scripted model. Driven by keys.
@UIActor
public final class Chat {
  public let conversation: Conversation
  public let screen: MemoryScreen
  public let threads: OpenThreads
  private let app: App
  private let loop: EventLoop
  private let clock = Clock()
  private let modelList: Gate?

  /// - Parameter modelList: holds the list of models back, as a slow server does; then nothing waits for the list.
  public init(
    _ steps: [ScriptedProvider.Step] = [], tools: [any Tool] = [], columns: Int = 60, rows: Int = 16,
    store: any ThreadStore = MemoryThreadStore(), transcriptWindow: Int = 200,
    surroundings: Surroundings = Surroundings(),
    modelList: Gate? = nil, files: (any FileHistory)? = nil
  ) async throws {
    self.modelList = modelList
    let configure: @Sendable (inout HostConfiguration) -> Void = {
      $0.transcriptWindow = transcriptWindow
      $0.files = files
      if let modelList { $0.providers.append(SlowListProvider(modelList)) }
    }
    conversation = try await Conversation(steps, tools: tools, store: store, configure: configure)
    screen = MemoryScreen(size: Size(columns: columns, rows: rows))
    let clock = clock
    threads = OpenThreads(conversation.session)
    app = App(threads, on: screen, surroundings: surroundings, now: { clock.now })
    loop = app.start()
    await settle()
  }

  /// Types keys, written as `go<enter>`, and waits until the session is settled after each of them. Half a second
  /// passes before each key, as if the person looked at the screen first.
  public func type(_ text: String) async {
    for key in Typing.keys(text) { await give(.key(key)) }
  }

  /// Types keys and waits only until what they ask is accepted, while a run goes on.
  public func start(_ text: String) async {
    for key in Typing.keys(text) {
      clock.pass(0.5)
      loop.onFrame()
      loop.deliver([.key(key)])
      await accepted()
    }
  }

  /// Gives an input that quits, and waits until the session is closed.
  public func end(_ input: Input) async {
    loop.deliver([input])
    await app.asked.ended()
  }

  /// Gives an input and waits until the session is settled.
  public func give(_ input: Input) async {
    clock.pass(0.5)
    loop.onFrame()
    loop.deliver([input])
    await settle()
  }

  /// Waits until everything asked is accepted and nothing goes on, or a person is needed; then paints.
  public func settle() async {
    await accepted()
    await threads.current.settled()
    loop.onFrame()
    await accepted()
    clock.pass(0.5)
    loop.onFrame()
    await accepted()
    // A request that was seen may be answered in more ways: the loop asks for this frame itself.
    if await !conversation.display.prompts.isEmpty { loop.onFrame() }
  }

  /// Types keys before anything new is painted, and waits only until what they ask is accepted.
  public func typeUnseen(_ text: String) async {
    for key in Typing.keys(text) {
      loop.deliver([.key(key)])
      await accepted()
    }
  }

  /// Types keys and paints, and waits for nothing at all.
  public func deliver(_ text: String) {
    for key in Typing.keys(text) {
      clock.pass(0.5)
      loop.onFrame()
      loop.deliver([.key(key)])
    }
    loop.onFrame()
  }

  /// Lets time pass without painting.
  public func pass(seconds: Double) {
    clock.pass(seconds)
  }

  private func accepted() async {
    for queue in [app.asked, app.lookups, app.fileLookups, app.messageLookups, app.copies]
      + (modelList == nil ? [app.modelLookups] : [])
    {
      await withCheckedContinuation { done in queue.ask { _ in done.resume() } }
    }
  }

  /// Paints without waiting, for what goes on.
  public func look() {
    loop.onFrame()
  }
}

extension Chat {
  /// Waits until what goes on beside the thread in view is as a test wants it.
  public func untilBeside(_ isWanted: @escaping @Sendable ([OtherThread]) -> Bool) async {
    await threads.untilBeside(isWanted)
    await settle()
  }
}
