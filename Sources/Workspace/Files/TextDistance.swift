/// How much two short texts differ.
enum TextDistance {
  /// The number of bytes to insert, remove or replace; `nil` when it is more than `limit`.
  static func between(_ first: [UInt8], _ second: [UInt8], atMost limit: Int) -> Int? {
    guard abs(first.count - second.count) <= limit else { return nil }
    var row = Array(0...second.count)
    for (index, byte) in first.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in second.indices {
        let replaced = diagonal + (byte == second[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
      }
      if let least = row.min(), least > limit { return nil }
    }
    return row[second.count] <= limit ? row[second.count] : nil
  }
}
