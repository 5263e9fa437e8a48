import Harness
import Terminal

/// What the front end does outside of the session and the screen.
extension App {
  /// Gives what is typed, and the terminal, to the person's editor.
  func editText() {
    guard let typed = snapshot.typed else { return }
    guard let edit = surroundings.edit else { return view.hint = "No editor can be opened here." }
    do {
      let text = try loop.lendTerminal { try edit(typed.expanded) }
      let isReply = KeyContext(snapshot) == .reply
      if isReply { view.prompt.typing?.replace(with: text) } else { view.composer.replace(with: text) }
    } catch {
      view.hint = "\(error)"
    }
  }

  /// Looks for the files that fit the name being typed, unless it was done.
  func askForFiles() {
    guard let findFiles = surroundings.findFiles else { return }
    guard let query = FileToken(view.composer)?.query else {
      view.files = FoundFiles()
      return
    }
    guard query != view.files.query else { return }
    view.files.query = query
    fileLookups.ask { _ in
      // Whoever types fast wants the files of the last letter only.
      guard await self.view.files.query == query else { return }
      await self.show(files: await findFiles(query), for: query)
    }
  }

  /// Looks for the words being typed in all threads, unless it was done.
  func askForMessages() {
    guard let picker = view.picker, picker.kind == .messages else { return }
    let words = picker.filter
    guard words != view.soughtWords else { return }
    view.soughtWords = words
    messageLookups.ask { session in
      let isWanted: @Sendable () async -> Bool = { await self.isSeeking(words) }
      guard await isWanted() else { return }
      try await session.findMessages(words, while: isWanted)
    }
  }

  private func isSeeking(_ words: String) -> Bool {
    view.soughtWords == words && view.picker?.kind == .messages
  }

  private func show(files: [String], for query: String) {
    guard view.files.query == query else { return }
    view.files.paths = files
    loop.requestFrame()
  }

  /// Puts a text where it can be pasted from, and says no more about that than is known. The terminal is asked at once;
  /// programs may take their time, one copy after the other, so that the last one stays.
  func copy(_ text: String, named name: String) {
    let text = TranscriptText.safe(text)
    let count = BlockLines.counted(TextLines.count(text.hasSuffix("\n") ? text : text + "\n"), "line")
    let what = "\(name) (\(count))"
    let sent =
      screen.copyToClipboard(text)
      ? "Sent \(what) to the terminal, which does not say whether it took it"
      : "\(what.prefix(1).uppercased() + what.dropFirst()) is too long for the terminal's clipboard"
    view.hint = "\(sent)."
    guard let copy = surroundings.copy else { return }
    copies.ask { _ in
      switch await copy(text) {
      case .copied(let program): await self.tell("Copied \(what) with \(program).", after: "\(sent).")
      case .kept(let path): await self.tell("\(sent); it is also in \(path).", after: "\(sent).")
      case .failed: break
      }
    }
  }

  /// Shows what became of something, unless the person was told something else meanwhile.
  private func tell(_ hint: String, after earlier: String) {
    guard view.hint == nil || view.hint == earlier else { return }
    view.hint = hint
    loop.requestFrame()
  }

  /// Shows what is loaded of the conversation in the person's editor; what is changed there is not kept.
  func showInEditor() {
    let edit = surroundings.edit
    var page: (@Sendable (String) throws -> Void)?
    if let edit { page = { text in _ = try edit(text) } }
    show(in: page, or: "No editor can be opened here.")
  }

  /// Shows what is loaded of the conversation in a program of the person's; without one, says why not.
  func show(in page: (@Sendable (String) throws -> Void)?, or reason: String) {
    guard let page else { return view.hint = reason }
    let text = TranscriptText.safe(TranscriptText.of(display.transcript))
    do {
      try loop.lendTerminal { try page(text) }
    } catch {
      view.hint = "\(error)"
    }
  }

  /// Writes a thread to a file, and says where it is.
  func export(_ id: String, as form: ExportForm) {
    guard let export = surroundings.export else { return view.hint = "Nothing can be written here." }
    lookups.ask { session in
      let path = try await export(id, form)
      await session.notify(Notice(.info, "Written to \(path)"))
    }
  }

  /// Has the messages before the window looked through for what is searched.
  func searchEarlier() {
    guard let pattern = view.search?.pattern, let fits = try? surroundings.patterns.matcher(pattern) else {
      return
    }
    lookups.ask { session in
      do {
        let isFound = try await session.loadEarlier(while: {
          await self.view.search?.isLookingEarlier == true
        }) {
          fits($0.searchedText)
        }
        await self.endSearch(for: pattern, isFound: isFound)
      } catch {
        await self.endSearch(for: pattern, isFound: false)
        throw error
      }
    }
  }

  private func endSearch(for pattern: TranscriptSearch.Pattern, isFound: Bool) {
    follow()
    guard let search = view.search, search.isLookingEarlier, search.pattern == pattern else { return }
    view.search?.isLookingEarlier = false
    if isFound, let place = search.older {
      view.showFound(place, snapshot)
    } else {
      view.search?.hasNoneEarlier = true
    }
    loop.requestFrame()
  }
}
