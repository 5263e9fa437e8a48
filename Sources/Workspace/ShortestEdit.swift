import Harness

/// The least change between two sequences, by Myers' greedy algorithm: time and memory grow with what differs,
/// not with what there is.
enum ShortestEdit {
  /// What becomes of each element, old and new merged; removals stand before the additions that replace them.
  /// When more than `limit` would be removed and added in all, everything is.
  static func kinds(
    from old: ArraySlice<Int32>, to new: ArraySlice<Int32>, limit: Int
  ) -> [FileDiff.Line.Kind] {
    let old = Array(old)
    let new = Array(new)
    guard !old.isEmpty, !new.isEmpty, let rounds = rounds(old, new, limit: limit) else {
      return Array(repeating: .removed, count: old.count) + Array(repeating: .added, count: new.count)
    }
    return grouped(walkBack(rounds, old: old, new: new))
  }

  /// How far each diagonal was reached in each round; `nil` when the limit did not suffice. Round `d` holds the
  /// diagonals -d, -d + 2 ... d.
  private static func rounds(_ old: [Int32], _ new: [Int32], limit: Int) -> [[Int32]]? {
    var rounds: [[Int32]] = []
    for round in 0...max(0, min(limit, old.count + new.count)) {
      let previous = rounds.last ?? []
      var reached = [Int32](repeating: 0, count: round + 1)
      for slot in 0...round {
        let diagonal = 2 * slot - round
        var x = start(slot, round: round, previous: previous)
        var y = x - diagonal
        while x < old.count, y < new.count, x >= 0, y >= 0, old[x] == new[y] {
          x += 1
          y += 1
        }
        reached[slot] = Int32(x)
        if x >= old.count, y >= new.count {
          rounds.append(reached)
          return rounds
        }
      }
      rounds.append(reached)
    }
    return nil
  }

  /// Where a diagonal begins in a round: one step down (an addition) from the diagonal above, or one to the
  /// right (a removal) from the one below, whichever gets farther.
  private static func start(_ slot: Int, round: Int, previous: [Int32]) -> Int {
    if round == 0 { return 0 }
    return isAddition(slot, round: round, previous: previous)
      ? Int(previous[slot]) : Int(previous[slot - 1]) + 1
  }

  private static func isAddition(_ slot: Int, round: Int, previous: [Int32]) -> Bool {
    slot == 0 || (slot != round && previous[slot - 1] < previous[slot])
  }

  private static func walkBack(_ rounds: [[Int32]], old: [Int32], new: [Int32]) -> [FileDiff.Line.Kind] {
    var kinds: [FileDiff.Line.Kind] = []
    var x = old.count
    var y = new.count
    for round in stride(from: rounds.count - 1, through: 1, by: -1) {
      let slot = (x - y + round) / 2
      let previous = rounds[round - 1]
      let begin = start(slot, round: round, previous: previous)
      kinds += repeatElement(.context, count: x - begin)
      y -= x - begin
      x = begin
      if isAddition(slot, round: round, previous: previous) {
        kinds.append(.added)
        y -= 1
      } else {
        kinds.append(.removed)
        x -= 1
      }
    }
    kinds += repeatElement(.context, count: x)
    return kinds.reversed()
  }

  private static func grouped(_ kinds: [FileDiff.Line.Kind]) -> [FileDiff.Line.Kind] {
    var grouped: [FileDiff.Line.Kind] = []
    var added = 0
    for kind in kinds {
      switch kind {
      case .added: added += 1
      case .removed: grouped.append(.removed)
      case .context:
        grouped += repeatElement(.added, count: added)
        added = 0
        grouped.append(.context)
      }
    }
    return grouped + repeatElement(.added, count: added)
  }
}
