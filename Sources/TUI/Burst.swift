import Harness
import Terminal

/// Keys that come all at once, as from a paste into a terminal that does not say that it is one.
enum Burst {
  /// The inputs of one read; letters that came together while a request has the keys are one paste, which answers
  /// nothing. The same key over and over is a key that is held.
  static func asPaste(_ inputs: [Input], _ snapshot: Snapshot) -> [Input] {
    switch KeyContext(snapshot) {
    case .approval, .grant, .plan: break
    case .composer, .reply, .question, .followUps, .search, .found, .rows, .picker: return inputs
    }
    var text = ""
    for input in inputs {
      guard case .key(let key) = input else { return inputs }
      if let letter = key.typed {
        text.append(letter)
      } else if key == Key(.enter) {
        text += "\n"
      } else {
        return inputs
      }
    }
    return Set(text).count > 1 ? [.paste(text)] : inputs
  }
}
