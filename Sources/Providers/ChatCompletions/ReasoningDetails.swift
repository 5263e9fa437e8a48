import Harness

/// What OpenRouter sends about thinking besides its text: pieces, some of them encrypted, that the model's own provider
/// wants back as they came. Gemini's and others' signatures travel this way.
struct ReasoningDetails {
  private var pieces: [JSON] = []

  /// Takes more; a piece that goes on with the one before it is joined to it.
  mutating func take(_ more: [JSON]) {
    for piece in more {
      guard case .object(var last)? = pieces.last, case .object(let new) = piece,
        last["type"] == new["type"], last["index"] == new["index"], new["type"] != nil,
        last["id"] == new["id"] || new["id"] == nil || new["id"]?.isNull == true
      else {
        pieces.append(piece)
        continue
      }
      for (name, value) in new where !value.isNull {
        let isText = ["text", "summary", "data"].contains(name)
        if isText, let before = last[name]?.string, let next = value.string {
          last[name] = .string(before + next)
        } else {
          last[name] = value
        }
      }
      pieces[pieces.count - 1] = .object(last)
    }
  }

  /// All pieces as JSON text, when there is something in them that cannot be done without.
  var signature: String? {
    let isSigned = pieces.contains { piece in
      piece["signature"]?.string?.isEmpty == false || piece["data"]?.string?.isEmpty == false
    }
    return isSigned ? JSON.array(pieces).text() : nil
  }
}
