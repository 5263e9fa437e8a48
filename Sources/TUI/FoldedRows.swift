#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The texts of rows as they are looked through: in lower case. The C library does the looking, so that thousands of rows
/// take a millisecond.
struct FoldedRows: Hashable, Sendable {
  private let texts: [String]

  init(_ rows: [Picker.Row]) {
    texts = rows.map { row in
      let text = "\(row.label) \(row.detail) \(row.preview)".lowercased()
      // To the C library a text ends there.
      return text.utf8.contains(0) ? String(text.filter { $0 != "\0" }) : text
    }
  }

  /// The places of the rows that have all the words, which are in lower case.
  func indices(having words: [String]) -> [Int] {
    texts.indices.filter { index in
      words.allSatisfy { word in texts[index].withCString { strstr($0, word) != nil } }
    }
  }
}
