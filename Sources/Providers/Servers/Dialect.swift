import Harness

/// How a server is spoken to: what a request looks like, how its answer is read, and what its refusals teach.
protocol Dialect: Sendable {
  /// What its answers are written in.
  associatedtype Format: AnswerFormat

  /// Whom it speaks to.
  var server: ModelServer { get set }

  /// The request, in the form the server is known to take.
  ///
  /// - Parameter pause: the turn to continue, if it is one.
  func request(_ request: ModelRequest, continuing pause: PausedTurn?) -> HTTPRequest
  /// A reader for the answer to a request.
  func format(for request: ModelRequest, continuing pause: PausedTurn?) -> Format
  /// Learns from a refusal; `nil` when asking again would be refused again.
  func learn(from refusal: ServerRefusal, about request: ModelRequest) -> Lesson?
}
