/// Something to be looked up beside what the session is asked. It may take its time and changes nothing.
struct Lookup: Sendable {
  /// Lookups of one lane wait for each other, and for no other lane.
  enum Lane: Hashable, Sendable {
    /// What is kept here: threads and messages.
    case kept
    /// The models there are. Asks servers, and takes as long as the slowest.
    case models
  }

  /// Behind which others it waits.
  var lane = Lane.kept
  /// What looks it up.
  var effect: Effect
}
