import Terminal

/// The keys of the line editor, as every shell has them.
enum Editing {
  static let all =
    [up, down, older, newer]
    + [
      change("left", "One character back", ["left", "ctrl+b"]) { $0.moveLeft() },
      change("right", "One character on", ["right", "ctrl+f"]) { $0.moveRight() },
      change("word-left", "One word back", ["alt+b", "ctrl+left", "alt+left"]) { $0.moveWordLeft() },
      change("word-right", "One word on", ["alt+f", "ctrl+right", "alt+right"]) { $0.moveWordRight() },
      change("line-start", "To the beginning of the line", ["ctrl+a", "home"]) { $0.moveToLineStart() },
      change("line-end", "To the end of the line", ["ctrl+e", "end"]) { $0.moveToLineEnd() },
      change("text-start", "To the beginning of the text", ["alt+<"]) { $0.moveToStart() },
      change("text-end", "To the end of the text", ["alt+>"]) { $0.moveToEnd() },
      change("delete-left", "Delete the character before the cursor", ["backspace", "ctrl+h"]) {
        $0.deleteBackward()
      },
      change("delete-right", "Delete the character after the cursor", ["delete"]) { $0.deleteForward() },
      Command(
        "delete-or-leave", "Delete the character after the cursor; in an empty message box, quit",
        keys: ["ctrl+d"], in: texts
      ) { context in
        if context.view.focus == .composer, context.view.composer.isEmpty {
          context.quit()
        } else {
          context.edit { $0.deleteForward() }
        }
      },
      change("kill-blank-word", "Kill back to the last blank", ["ctrl+w"]) { $0.killBlankWordBackward() },
      change("kill-word-left", "Kill the word before the cursor", ["alt+backspace"]) {
        $0.killWordBackward()
      },
      change("kill-word-right", "Kill the word after the cursor", ["alt+d"]) { $0.killWordForward() },
      change("kill-line-left", "Kill to the beginning of the line", ["ctrl+u"]) { $0.killToLineStart() },
      change("kill-line-right", "Kill to the end of the line", ["ctrl+k"]) { $0.killToLineEnd() },
      change("yank", "Put in what was killed", ["ctrl+y"]) { $0.yank() },
      change("yank-pop", "Then put in what was killed before that", ["alt+y"]) { $0.yankPop() },
      change("undo", "Take the last change back", ["ctrl+_", "ctrl+/"]) { $0.undo() },
      change("redo", "Do again what was taken back", ["alt+_", "alt+/"]) { $0.redo() },
      change("upper-word", "Make the word capitals from the cursor on", ["alt+u"]) {
        $0.changeWord(to: .upper)
      },
      change("lower-word", "Make the word small letters from the cursor on", ["alt+l"]) {
        $0.changeWord(to: .lower)
      },
      change("capitalize-word", "Begin the word with a capital", ["alt+c"]) {
        $0.changeWord(to: .capitalized)
      },
      change("transpose-words", "Swap the words around the cursor", ["alt+t"]) { $0.transposeWords() },
      change("transpose-characters", "Swap the characters around the cursor", []) {
        $0.transposeCharacters()
      },
      Command(
        "unfold-paste", "Show the folded paste at the cursor in full", keys: ["alt+v"], in: texts,
        hint: { $0.typed?.foldedPlace == nil ? nil : "unfold" }
      ) { $0.edit { $0.unfoldPaste() } },
      Command(
        "open-editor", "Change the text in your editor ($VISUAL or $EDITOR)", keys: ["ctrl+g"], in: texts
      ) { $0.act(.openEditor) },
      Command(
        "search-history", "Look for something you said before, in this project", keys: ["ctrl+r"],
        when: { !$0.view.history.isEmpty }
      ) { context in
        var picker = Picker.history(context.view.history)
        let typed = context.view.composer.text
        if !typed.contains("\n") { picker.narrow { $0 = typed } }
        if picker.matches.isEmpty { picker.narrow { $0 = "" } }
        context.view.picker = picker
      },
    ]

  private static let texts: [KeyContext] = [.composer, .reply]
  /// Where a text of one line is typed, too.
  private static let lines = texts + [.search]

  static let up = Command(
    "up", "One row up; in the first row, the message before", keys: ["up"], in: texts,
    when: { $0.completions.isEmpty && !opensQueue($0) }
  ) { context in
    var isMoved = false
    let columns = room(context)
    context.edit { isMoved = $0.moveByRow(-1, columns: columns) }
    if !isMoved, context.view.focus == .composer {
      _ = context.view.composer.recallOlder(context.view.history)
    }
  }

  static let down = Command(
    "down", "One row down; in the last row, the message after", keys: ["down"], in: texts,
    when: { $0.completions.isEmpty }
  ) { context in
    var isMoved = false
    let columns = room(context)
    context.edit { isMoved = $0.moveByRow(1, columns: columns) }
    if !isMoved, context.view.focus == .composer {
      _ = context.view.composer.recallNewer(context.view.history)
    }
  }

  static let older = Command(
    "older", "The message before", keys: ["ctrl+p"], when: { $0.completions.isEmpty }
  ) { context in
    _ = context.view.composer.recallOlder(context.view.history)
  }

  static let newer = Command(
    "newer", "The message after", keys: ["ctrl+n"], when: { $0.completions.isEmpty }
  ) { context in
    _ = context.view.composer.recallNewer(context.view.history)
  }

  /// The width rows are wrapped to in the message box.
  private static func room(_ context: CommandContext) -> Int {
    ComposerLines.room(
      columns: context.view.size.columns, prefix: ComposerPane.prefix(context.snapshot.theme))
  }

  private static func opensQueue(_ snapshot: Snapshot) -> Bool {
    KeyContext(snapshot) == .composer && Queueing.open.isAvailable(snapshot)
  }

  private static func change(
    _ name: String, _ summary: String, _ keys: [String],
    _ change: @escaping @Sendable (inout Composer) -> Void
  ) -> Command {
    Command(name, summary, keys: keys, in: lines) { $0.edit(change) }
  }
}
