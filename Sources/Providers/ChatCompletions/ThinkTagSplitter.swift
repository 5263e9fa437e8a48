/// Separates thinking that a server left between tags in the prose. Tags count only where an answer begins, and
/// right after thinking: a model that talks about tags is not thinking.
struct ThinkTagSplitter {
  /// A stretch of one kind.
  enum Piece: Hashable, Sendable {
    case text(String)
    case thinking(String)
  }

  private enum Place {
    case start
    case thinking(end: String)
    case afterThinking
    case prose
  }

  private static let names = ["think", "thinking", "thought"]

  private var place = Place.start
  /// What may be the beginning of a tag, and blanks that count only if prose follows.
  private var held = ""

  /// What is certain with this text.
  mutating func take(_ text: String) -> [Piece] {
    if case .prose = place { return text.isEmpty ? [] : [.text(text)] }
    var pieces: [Piece] = []
    held += text
    while step(into: &pieces) {}
    return pieces
  }

  /// What was held back; nothing follows it.
  mutating func finish() -> [Piece] {
    defer { held = "" }
    guard !held.isEmpty else { return [] }
    switch place {
    case .thinking: return [.thinking(held)]
    case .afterThinking: return held.allSatisfy(\.isWhitespace) ? [] : [.text(held)]
    case .start, .prose: return [.text(held)]
    }
  }

  /// Takes one stretch off what is held; false when more must come first.
  private mutating func step(into pieces: inout [Piece]) -> Bool {
    switch place {
    case .start, .afterThinking:
      let trimmed = held.drop(while: \.isWhitespace)
      let opening = Self.names.first { trimmed.hasPrefix("<\($0)>") }
      if let opening {
        held = String(trimmed.dropFirst(opening.count + 2))
        place = .thinking(end: "</\(opening)>")
        return true
      }
      if Self.names.contains(where: { "<\($0)>".hasPrefix(trimmed) }) { return false }
      if case .afterThinking = place { held = String(trimmed) }
      pieces.append(.text(held))
      held = ""
      place = .prose
      return false
    case .thinking(let end):
      if let tag = held.firstRange(of: end) {
        if tag.lowerBound > held.startIndex { pieces.append(.thinking(String(held[..<tag.lowerBound]))) }
        held = String(held[tag.upperBound...])
        place = .afterThinking
        return true
      }
      let kept =
        held.lastIndex(of: "<").map { end.hasPrefix(held[$0...]) ? $0 : held.endIndex } ?? held.endIndex
      if kept > held.startIndex { pieces.append(.thinking(String(held[..<kept]))) }
      held = String(held[kept...])
      return false
    case .prose:
      if !held.isEmpty { pieces.append(.text(held)) }
      held = ""
      return false
    }
  }
}
