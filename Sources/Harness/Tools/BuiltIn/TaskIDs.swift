/// A task as the model writes it: it may leave the id out.
struct TaskDraft: Hashable, Sendable {
  var id: String?
  var content: String
  var status: TaskItem.Status
  var activeForm: String
}

/// Gives tasks their ids so that a task keeps its id when the list is written again. The rules are those of the
/// original model.
enum TaskIDs {
  /// The tasks with ids: given ones stay (the first of equal ones), a task whose content clearly is that of one
  /// task before takes its id, others get one made from their content.
  static func assign(_ drafts: [TaskDraft], previous: [TaskItem]) -> [TaskItem] {
    let explicit = Set(drafts.compactMap { $0.id.flatMap { $0.isEmpty ? nil : $0 } })
    let reusable = reusableIDs(drafts, previous: previous, explicit: explicit)
    let reserved = explicit.union(reusable.values)
    var used: Set<String> = []
    var occurrences: [String: Int] = [:]
    return drafts.map { draft in
      let occurrence = occurrences[draft.content, default: 0] + 1
      occurrences[draft.content] = occurrence
      let id: String
      if let own = draft.id, !own.isEmpty, !used.contains(own) {
        id = own
      } else if draft.id?.isEmpty ?? true, let old = reusable[draft.content], !used.contains(old) {
        id = old
      } else {
        id = generated(draft.content, occurrence, avoiding: used.union(reserved))
      }
      used.insert(id)
      return TaskItem(id: id, content: draft.content, status: draft.status, activeForm: draft.activeForm)
    }
  }

  /// Per content the id of the one task before that has it, where the new list has that content once without an id.
  private static func reusableIDs(
    _ drafts: [TaskDraft], previous: [TaskItem], explicit: Set<String>
  ) -> [String: String] {
    let idless = drafts.filter { $0.id?.isEmpty ?? true }
    let counts = Dictionary(grouping: idless, by: \.content).mapValues(\.count)
    var ids: [String: String] = [:]
    for (content, count) in counts where count == 1 {
      let candidates = previous.filter { $0.content == content && !explicit.contains($0.id) }
      if candidates.count == 1 { ids[content] = candidates[0].id }
    }
    return ids
  }

  private static func generated(_ content: String, _ occurrence: Int, avoiding taken: Set<String>) -> String {
    let base = "task_\(slug(content))" + (occurrence > 1 ? "_\(occurrence)" : "")
    var id = base
    var number = 2
    while taken.contains(id) {
      id = "\(base)_\(number)"
      number += 1
    }
    return id
  }

  /// ASCII letters and digits in lower case, what lies between them as one `_`; at most 48 characters; `item` when
  /// nothing is left.
  static func slug(_ content: String) -> String {
    var slug = ""
    var hasGap = false
    for character in content.lowercased() {
      guard character.isASCII, character.isLetter || character.isNumber else {
        hasGap = true
        continue
      }
      if hasGap, !slug.isEmpty {
        guard slug.count < 48 else { break }
        slug.append("_")
      }
      hasGap = false
      guard slug.count < 48 else { break }
      slug.append(character)
    }
    return slug.isEmpty ? "item" : slug
  }
}
