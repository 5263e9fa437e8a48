/// One event of a stream of server-sent events.
struct ServerSentEvent: Hashable, Sendable {
  /// Its name; empty when it has none.
  var name = ""
  /// The bytes of its `data` lines, joined by line feeds. UTF-8, unless the server errs.
  var data: [UInt8] = []
}
