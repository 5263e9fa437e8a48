/// Ends the program with a sentence on standard error.
struct Failure: Error, CustomStringConvertible {
  let description: String

  /// Any error, as the sentence it describes itself with.
  init(_ error: any Error) {
    description = "\(error)"
  }

  init(_ text: String) {
    description = text
  }
}
