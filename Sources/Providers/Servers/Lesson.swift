/// Something was learned about a server, so that the request is worth another try.
struct Lesson: Hashable, Sendable {
  /// What the person should know about it.
  let notice: String?
}
