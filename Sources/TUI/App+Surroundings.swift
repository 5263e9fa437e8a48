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

  private func show(files: [String], for query: String) {
    guard view.files.query == query else { return }
    view.files.paths = files
    loop.requestFrame()
  }

  /// Puts a text where it can be pasted from, and says no more about that than is known.
  func copy(_ text: String, named name: String) {
    let text = TranscriptText.safe(text)
    let count = BlockLines.counted(TextLines.count(text.hasSuffix("\n") ? text : text + "\n"), "line")
    let outcome = surroundings.copy?(text) ?? .failed
    if case .copied(let program) = outcome {
      view.hint = "Copied \(name) (\(count)) with \(program)."
      return
    }
    let sent =
      screen.copyToClipboard(text)
      ? "Sent \(name) (\(count)) to the terminal, which does not say whether it took it"
      : "\(name.prefix(1).uppercased() + name.dropFirst()) (\(count)) is too long for the terminal's clipboard"
    if case .kept(let path) = outcome {
      view.hint = "\(sent); it is also in \(path)."
    } else {
      view.hint = "\(sent)."
    }
  }

  /// Shows what is loaded of the conversation in the person's pager.
  func showInPager() {
    guard let page = surroundings.page else { return view.hint = "No pager can be opened here." }
    let text = TranscriptText.safe(TranscriptText.of(display.transcript))
    do {
      try loop.lendTerminal { try page(text) }
    } catch {
      view.hint = "\(error)"
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
