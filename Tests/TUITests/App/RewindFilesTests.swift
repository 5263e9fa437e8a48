import Harness
import Synchronization
import Terminal
import TestSupport
import Testing

@testable import TUI

/// Going back with the files that tools changed.
@UIActor
@Suite(.timeLimit(.minutes(1))) struct RewindFilesTests {
  /// Knows of two files, and notes what is asked.
  private final class Files: FileHistory {
    let asked = Mutex<[String]>([])
    let known = [
      FileUndo(path: "a.swift", outcome: .restored, added: 3, removed: 1, preview: "+was"),
      FileUndo(path: "b.swift", outcome: .untouched(because: "somebody else changed it since")),
    ]

    func preview(undoing spans: [FileSpan]) async throws -> [FileUndo] { known }

    func undo(_ spans: [FileSpan], of paths: Set<String>, in threadID: String) async throws -> [FileUndo] {
      asked.withLock { $0.append("\(spans.map(\.threadID)) \(paths.sorted()) in \(threadID)") }
      return known
    }

    func prune() async {}
  }

  private func chat(_ files: Files) async throws -> Chat {
    let chat = try await Chat(
      [.says([.text("One.")]), .says([.text("Two.")])], columns: 80, rows: 24, files: files)
    await chat.type("first<enter>second<enter><esc><esc><enter>")
    return chat
  }

  @Test func `the files are shown first, and that they stay is what enter chooses`() async throws {
    let files = Files()
    let chat = try await chat(files)
    expectScreen(
      chat.screen.text,
      """
      › first

      One.

      › second

      Two.




      ────────────────────────────────────────────────────────────────────────────────
      Files were changed since  ›
      › Only the conversation        files stay as they are
        The conversation and 1 file  as they were then; it can be taken back
        a.swift                      +3 -1, restored
        b.swift                      stays: somebody else changed it since
        commands                     what they changed is not known, and stays


      ────────────────────────────────────────────────────────────────────────────────
      › Message, or / for commands
      enter choose  esc close
      build · script/one · first                                                 ready
      """)
    await chat.type("<enter>")
    #expect(files.asked.withLock { $0 } == [])
    #expect(chat.screen.text.contains("› second"))
    #expect(!chat.screen.text.contains("Two."))
  }

  @Test func `files are brought back when that is chosen, and it can be taken back`() async throws {
    let files = Files()
    let chat = try await chat(files)
    let source = try #require(await chat.conversation.session.thread.id)
    await chat.type("<down><enter>")
    let copy = try #require(await chat.threads.current.thread.id)
    #expect(files.asked.withLock { $0 } == ["[\"\(source)\"] [\"a.swift\"] in \(copy)"])
    #expect(
      chat.screen.text.contains(
        "1 file is as it was then; 1 stays as it is. /redo-files takes that back."))
    await chat.type("<ctrl+u>/redo-files<enter>")
    #expect(chat.screen.text.contains("Files changed by going back"))
    await chat.type("<down><enter>")
    #expect(files.asked.withLock { $0.last } == "[\"\(copy)\"] [\"a.swift\"] in \(copy)")
    #expect(chat.screen.text.contains("1 file is as it was before going back; 1 stays as it is."))
  }

  @Test func `rows of files are only to be read`() async throws {
    let files = Files()
    let chat = try await chat(files)
    await chat.type("<down><down><enter>")
    #expect(chat.screen.text.contains("Files were changed since"))
    await chat.type("<esc>")
    #expect(chat.screen.text.contains("Two."))
    #expect(files.asked.withLock { $0 } == [])
  }

  @Test func `what a rule denies stays, also when it was changed by a tool`() async throws {
    let files = Files()
    let chat = try await Chat(
      [.says([.text("One.")]), .says([.text("Two.")])], columns: 80, rows: 24, files: files)
    let session = await chat.conversation.session
    try await session.switchMode("plan")
    await chat.type("first<enter>second<enter><esc><esc><enter>")
    #expect(!chat.screen.text.contains("The conversation and"))
    #expect(chat.screen.text.contains("a.swift"))
  }
}
