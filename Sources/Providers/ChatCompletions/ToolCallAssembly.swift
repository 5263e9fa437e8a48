import Harness

/// Puts the calls of an answer together from fragments, as servers send them: without indexes, with equal
/// indexes, without ids, with ids used before, with arguments as text or as an object.
struct ToolCallAssembly {
  private struct Slot {
    var index: Int?
    var serverID: String
    var id: String
    var name: String
    var arguments = ""
    var signature: String?
  }

  private var slots: [Slot] = []
  private var usedIDs: Set<String>

  /// - Parameter usedIDs: ids of calls in the conversation, which must not be given again.
  init(usedIDs: Set<String>) {
    self.usedIDs = usedIDs
  }

  /// Whether there are any.
  var isEmpty: Bool { slots.isEmpty }

  /// Whether the last call was cut while its arguments were written.
  var isCut: Bool { slots.last.map { !$0.arguments.isEmpty && !Self.isWhole($0.arguments) } ?? false }

  /// Takes the fragments of one chunk.
  mutating func take(_ fragments: [JSON], into batch: inout EventBatch) {
    for (position, fragment) in fragments.enumerated() {
      // Calls that come together without an index are told apart by their place.
      take(fragment, index: fragment["index"]?.int ?? (fragments.count > 1 ? position : nil), into: &batch)
    }
  }

  private mutating func take(_ fragment: JSON, index: Int?, into batch: inout EventBatch) {
    let function = fragment["function"] ?? fragment
    let id = fragment["id"]?.string ?? ""
    let name = function["name"]?.string ?? ""
    let arguments =
      switch function["arguments"] {
      case .string(let text)?: text
      case .null?, nil: ""
      case .some(let value): value.text()
      }
    let place: Int
    if let known = slot(index: index, id: id, name: name, arguments: arguments) {
      place = known
      if slots[place].name.isEmpty, !name.isEmpty {
        slots[place].name = name
        batch.append(.toolCallStarted(id: slots[place].id, name: name))
      }
    } else {
      place = slots.count
      slots.append(Slot(index: index, serverID: id, id: unusedID(id), name: name))
      if !name.isEmpty { batch.append(.toolCallStarted(id: slots[place].id, name: name)) }
    }
    slots[place].arguments += arguments
    if let signature = fragment["extra_content"]?["google"]?["thought_signature"]?.string {
      slots[place].signature = signature
    }
    if !arguments.isEmpty, !slots[place].name.isEmpty {
      batch.append(.toolCallArguments(id: slots[place].id, delta: arguments))
    }
  }

  /// The call a fragment continues; `nil` when it begins one.
  private func slot(index: Int?, id: String, name: String, arguments: String) -> Int? {
    let candidate = index.map { index in slots.lastIndex { $0.index == index } } ?? slots.indices.last
    guard let candidate else { return nil }
    if name.isEmpty {
      return id.isEmpty ? candidate : slots.lastIndex { $0.serverID == id && $0.index == index } ?? candidate
    }
    let slot = slots[candidate]
    if slot.name.isEmpty { return candidate }
    // A fragment with a name begins a call, except from servers that repeat id and name in every fragment.
    let isRepeated = slot.serverID == id && slot.name == name
    let isAnother = Self.isWhole(slot.arguments) && arguments.first { !$0.isWhitespace } == "{"
    return isRepeated && !isAnother ? candidate : nil
  }

  private mutating func unusedID(_ id: String) -> String {
    var candidate = id
    var number = usedIDs.count
    while candidate.isEmpty || usedIDs.contains(candidate) {
      number += 1
      candidate = "call_\(number)"
    }
    usedIDs.insert(candidate)
    return candidate
  }

  private static func isWhole(_ arguments: String) -> Bool {
    (try? JSON(parsing: arguments))?.object != nil
  }

  /// All calls, in the order they began; those that never got a name cannot be run and are left out.
  func finish(into batch: inout EventBatch) {
    for slot in slots where !slot.name.isEmpty {
      if let signature = slot.signature {
        batch.append(.toolCallSignature(id: slot.id, signature))
      }
      let isBlank = slot.arguments.allSatisfy(\.isWhitespace)
      batch.append(.toolCall(id: slot.id, name: slot.name, arguments: isBlank ? "{}" : slot.arguments))
    }
  }
}
