/// A request to a server.
struct HTTPRequest: Hashable, Sendable {
  /// A header line.
  struct Header: Hashable, Sendable {
    let name: String
    let value: String

    init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Which server.
  var endpoint: Endpoint
  /// What is asked for, below the base URL of the server, beginning with a slash.
  var path: String
  /// Beside what HTTP itself needs.
  var headers: [Header] = []
  /// Sent as a POST; `nil` makes it a GET.
  var body: [UInt8]?
}
