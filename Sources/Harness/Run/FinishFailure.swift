/// The model stopped before it was done, for a reason of its own. The texts are those of the original.
struct FinishFailure: Error, Hashable, Sendable {
  let text: String

  init(text: String) {
    self.text = text
  }

  init?(_ reason: FinishReason?) {
    switch reason {
    case .length: text = "The model stopped because it reached its maximum output length before finishing."
    case .contentFilter(let why):
      text = "The model stopped on a content filter\(why.isEmpty ? "" : " (\(why))")."
    case .stop, .toolCalls, nil: return nil
    }
  }
}
