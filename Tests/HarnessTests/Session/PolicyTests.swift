import Harness
import TestSupport
import Testing

@HarnessActor @Suite struct PolicyTests {
  private func chat(
    _ store: MemoryThreadStore = MemoryThreadStore(), configure: (inout HostConfiguration) -> Void = { _ in }
  ) throws -> Conversation {
    try Conversation(
      [.says([.text("ok")])], tools: [TestTool("change", .edit)], store: store, configure: configure)
  }

  @Test func `a policy comes back with its thread, and is not that of others`() async throws {
    let store = MemoryThreadStore()
    let before = try chat(store)
    let other = try await before.session.createThread()
    try await before.session.setPolicy(.allow, for: .edit)
    try await before.session.setPolicy(.deny, forTool: "change")
    let thread = try await before.session.createThread()
    await before.session.close()

    let after = try chat(store)
    #expect(after.session.permissionRules.categories[.edit] == .ask)
    // A thread that was begun later takes over what denies, and nothing that allows.
    try await after.session.switchThread(thread.id)
    #expect(after.session.permissionRules.categories[.edit] == .ask)
    #expect(after.session.permissionRules.tools == ["change": .deny])
    #expect(after.display.permissions == after.session.permissionRules)
    try await after.session.switchThread(other.id)
    #expect(after.session.permissionRules.categories[.edit] == .allow)
    let fresh = ChatThread(
      id: "fresh", resourceID: "rein", title: "", createdAt: thread.createdAt, updatedAt: thread.updatedAt)
    try await store.create(fresh)
    try await after.session.switchThread("fresh")
    #expect(after.session.permissionRules.categories[.edit] == .ask)
    #expect(after.session.permissionRules.tools == [:])
  }

  @Test func `a policy that was kept never loosens what the configuration says`() async throws {
    let store = MemoryThreadStore()
    let before = try chat(store)
    let thread = try await before.session.createThread()
    try await before.session.setPolicy(.allow, for: .edit)
    try await before.session.setPolicy(.allow, for: .execute)
    try await before.session.setPolicy(.allow, forTool: "change")
    try await before.session.setPolicy(.deny, for: .read)
    await before.session.close()

    let after = try chat(store) {
      $0.permissions.categories = [.edit: .deny, .execute: .ask, .read: .allow]
      $0.permissions.categoryOrigins = [.edit: "here", .execute: "here", .read: "here"]
    }
    try await after.session.switchThread(thread.id)
    #expect(
      after.session.permissionRules.categories == [.edit: .deny, .execute: .ask, .read: .deny])
    #expect(after.session.permissionRules.tools == [:])
  }

  @Test func `what is stricter in the configuration is told when a policy is set`() async throws {
    let chat = try chat {
      $0.permissions.categories[.edit] = .deny
      $0.permissions.categoryOrigins[.edit] = "here"
    }
    try await chat.session.setPolicy(.allow, for: .edit)
    #expect(chat.display.notice?.text == "edit is not set to allow: the configuration is stricter.")
    #expect(chat.session.permissionRules.categories[.edit] == .deny)
    try await chat.session.setPolicy(.allow, forTool: "change")
    #expect(chat.display.notice?.text == "change is not set to allow: the configuration is stricter.")
  }

  @Test func `what was written into a thread and is no policy changes nothing`() async throws {
    let store = MemoryThreadStore()
    let chat = try chat(store)
    let thread = try await chat.session.createThread()
    let other = try await chat.session.createThread()
    try await store.update(thread.id) {
      $0.metadata["permissionPolicies"] = [
        "categories": ["edit": "everything", "sky": "allow"], "allow": [["rule": "rm *"]], "tools": 3,
      ]
    }
    try await chat.session.switchThread(thread.id)
    #expect(chat.session.permissionRules.categories[.edit] == .ask)
    #expect(chat.session.permissionRules.allow.isEmpty)
    try await chat.session.switchThread(other.id)
  }
}
