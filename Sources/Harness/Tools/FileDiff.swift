/// What changed in one file.
public struct FileDiff: Hashable, Sendable {
  /// A line of the old or the new text, or of both.
  public struct Line: Hashable, Sendable {
    /// Where a line stands.
    public enum Kind: String, Hashable, Sendable {
      /// In both texts.
      case context = " "
      /// Only in the new text.
      case added = "+"
      /// Only in the old text.
      case removed = "-"
    }

    /// Where it stands.
    public var kind: Kind
    /// The line without its end.
    public var text: String

    /// A line.
    public init(_ kind: Kind, _ text: String) {
      self.kind = kind
      self.text = text
    }
  }

  /// A stretch of changes with the lines around them.
  public struct Hunk: Hashable, Sendable {
    /// The number of its first line in the old text, from 1; 0 when the old text is empty.
    public var oldStart: Int
    /// The number of its first line in the new text, from 1; 0 when the new text is empty.
    public var newStart: Int
    /// Its lines.
    public var lines: [Line]

    /// A stretch of changes.
    public init(oldStart: Int, newStart: Int, lines: [Line]) {
      self.oldStart = oldStart
      self.newStart = newStart
      self.lines = lines
    }
  }

  /// What happens to the file as a whole.
  public enum Change: String, Hashable, Sendable {
    /// It is made.
    case created
    /// It exists and is changed.
    case modified
    /// It is removed.
    case deleted
  }

  /// The file.
  public var path: String
  /// What happens to it.
  public var change: Change
  /// The changes, top to bottom.
  public var hunks: [Hunk]
  /// A remark on what a line cannot show: `no newline at the end`; may be empty.
  public var note: String

  /// A diff.
  public init(path: String, change: Change, hunks: [Hunk], note: String = "") {
    self.path = path
    self.change = change
    self.hunks = hunks
    self.note = note
  }

  /// How many lines are new.
  public var addedLines: Int { count(.added) }
  /// How many lines go.
  public var removedLines: Int { count(.removed) }

  private func count(_ kind: Line.Kind) -> Int {
    hunks.reduce(0) { $0 + $1.lines.count { $0.kind == kind } }
  }

  /// In unified form.
  public var plainText: String {
    var lines = ["\(path) (+\(addedLines) -\(removedLines))"]
    for hunk in hunks {
      let old = hunk.lines.count { $0.kind != .added }
      let new = hunk.lines.count { $0.kind != .removed }
      lines.append("@@ -\(hunk.oldStart),\(old) +\(hunk.newStart),\(new) @@")
      lines += hunk.lines.map { $0.kind.rawValue + $0.text }
    }
    if !note.isEmpty { lines.append(note) }
    return lines.joined(separator: "\n")
  }
}
