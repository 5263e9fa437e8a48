import Harness

/// What is wrong with an answer.
enum AnswerFault: Error, Hashable, Sendable {
  /// The server put this refusal into its answer.
  case refusal(JSON)
}
