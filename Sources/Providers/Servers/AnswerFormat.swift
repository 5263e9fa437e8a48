import Harness

/// How the pieces of an answer with status 200 are written: one of the protocols servers speak.
protocol AnswerFormat: Sendable {
  /// What such an answer is called, for the person: "a chat completion".
  static var title: String { get }
  /// What may be wrong with a base URL that leads to a web page: "lacks its /v1".
  static var addressFault: String { get }

  /// Whether the server said that it is done, so that nothing is lost if the stream ends here.
  var isFinished: Bool { get }
  /// What must be sent along when the server paused in the middle of its turn; `nil` when it did not. Asked after
  /// `finish`.
  var pause: PausedTurn? { get }

  /// Takes a piece of a stream.
  ///
  /// - Returns: whether it was the last.
  mutating func take(_ piece: JSON, into batch: inout EventBatch) throws(AnswerFault) -> Bool
  /// Takes a whole answer that came at once.
  ///
  /// - Returns: whether it was one.
  mutating func take(document: JSON, into batch: inout EventBatch) throws(AnswerFault) -> Bool
  /// The end of an answer that is whole.
  mutating func finish(into batch: inout EventBatch) throws(AnswerFault)
}
