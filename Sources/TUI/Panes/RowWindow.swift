/// The part of a list that is in view.
enum RowWindow {
  /// The first of the rows in view, so that the chosen one is in the middle where the ends of the list allow it.
  static func first(of count: Int, room: Int, chosen: Int) -> Int {
    min(max(0, chosen - room / 2), max(0, count - room))
  }
}
