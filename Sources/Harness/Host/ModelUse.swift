/// Keeps which models a person uses, across threads and starts of the program.
public protocol ModelUse: Sendable {
  /// How often each model was chosen or answered first in a thread, by id.
  func counts() async -> [String: Int]

  /// Counts a use of a model in a mode, and remembers the model as the last of that mode. What cannot be kept is lost
  /// silently: it is no more than a convenience.
  func note(_ modelID: String, inMode modeID: String) async
}
