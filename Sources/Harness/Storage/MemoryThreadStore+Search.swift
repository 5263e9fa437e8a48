extension MemoryThreadStore {
  /// Looks through everything.
  public func search(_ query: String, resourceID: String?, limit: Int) -> [FoundMessage] {
    let wanted = query.lowercased().split(whereSeparator: \.isWhitespace)
      .map { $0.filter { $0.isLetter || $0.isNumber } }.filter { !$0.isEmpty }
    guard !wanted.isEmpty else { return [] }
    var found: [FoundMessage] = []
    for entry in entries.values
    where entry.discardedAt == nil && !entry.thread.isFork
      && (resourceID == nil || entry.thread.resourceID == resourceID)
    {
      for message in entry.messages
      where message.role == .user || (message.role == .assistant && message.stopReason != nil) {
        let marked = places(of: wanted, in: message.text)
        guard let marked else { continue }
        found.append(
          FoundMessage(
            id: message.id, threadID: entry.thread.id, threadTitle: entry.thread.title,
            createdAt: message.createdAt, snippet: marked))
      }
    }
    return Array(found.sorted { ($1.createdAt, $1.id) < ($0.createdAt, $0.id) }.prefix(max(0, limit)))
  }

  /// The whole text with the words in it marked; `nil` when it has not all of them.
  private func places(of wanted: [String], in text: String) -> [FoundMessage.Piece]? {
    let words = words(of: text)
    var isMatch = [Bool](repeating: false, count: words.count)
    for word in wanted {
      let parts = self.words(of: word[...]).map { $0.text.lowercased() }
      var isThere = false
      for start in words.indices where start + parts.count <= words.count && words[start].isWord {
        let fits = parts.indices.allSatisfy { index in
          let candidate = words[start + index].text.lowercased()
          return index == parts.count - 1 ? candidate.hasPrefix(parts[index]) : candidate == parts[index]
        }
        guard fits else { continue }
        isThere = true
        for index in start..<start + parts.count { isMatch[index] = true }
      }
      guard isThere else { return nil }
    }
    var pieces: [FoundMessage.Piece] = []
    for (index, word) in words.enumerated() {
      if let last = pieces.last, last.isMatch == isMatch[index] {
        pieces[pieces.count - 1].text += word.text
      } else {
        pieces.append(FoundMessage.Piece(String(word.text), isMatch: isMatch[index]))
      }
    }
    return pieces
  }

  /// Words and what is between them; characters of unspaced scripts are words of their own.
  private func words(of text: some StringProtocol) -> [(text: String, isWord: Bool)] {
    var words: [(text: String, isWord: Bool)] = []
    var wasUnspaced = false
    for character in text {
      let isWord = character.isLetter || character.isNumber
      let isUnspaced = UnspacedScript.has(character)
      if let last = words.last, last.isWord == isWord, !isUnspaced, !wasUnspaced {
        words[words.count - 1].text.append(character)
      } else {
        words.append((String(character), isWord))
      }
      wasUnspaced = isUnspaced
    }
    return words
  }
}
