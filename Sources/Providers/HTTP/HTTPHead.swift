/// The beginning of an answer.
struct HTTPHead: Hashable, Sendable {
  /// 200, 404...
  let status: Int
  private let fields: [String: String]

  /// A head; names of fields may be written in any case, of equal ones the last counts.
  init(status: Int, fields: [(name: String, value: String)] = []) {
    self.status = status
    self.fields = Dictionary(fields.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { $1 })
  }

  /// The value of a header, whatever the case of its name.
  subscript(name: String) -> String? { fields[name.lowercased()] }
}
