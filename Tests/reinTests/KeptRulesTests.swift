import Foundation
import Harness
import Testing

@testable import rein

@Suite struct KeptRulesTests {
  private let project: TemporaryProject

  init() throws { project = try TemporaryProject() }

  private func keeper(root: String? = nil) -> KeptRules {
    KeptRules(folder: project.own, root: root ?? project.root, home: project.base)
  }

  private func rule(_ text: String) throws -> PermissionRule {
    try PermissionRule(text, origin: "this session")
  }

  private var path: String {
    "\(project.base)/" + keeper().place.dropFirst(2)
  }

  @Test func `what is kept counts from the next start on, with the line it stands on`() async throws {
    let keeper = keeper()
    #expect(try keeper.read() == [])
    let kept = try await keeper.keep([rule("execute_command(git log *)"), rule("edit(src/**)")])
    #expect(kept.map(\.text) == ["execute_command(git log *)", "edit(src/**)"])
    #expect(kept.map(\.origin) == ["\(keeper.place), line 5", "\(keeper.place), line 6"])
    #expect(keeper.place.hasPrefix("~/config/rein/projects/project-"))
    let bench = try project.bench()
    #expect(bench.rules.allow == kept)
    #expect(bench.keptIn == keeper.place)
    #expect(await bench.trial("git log -1").policy == .allow)
    #expect(await bench.trial("git push").policy == .ask)
  }

  @Test func `the file is its owner's alone, outside of the project, and whole`() async throws {
    _ = try await keeper().keep([rule("git status")])
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let folder = try FileManager.default.attributesOfItem(atPath: project.own + "/projects")
    #expect(folder[.posixPermissions] as? Int == 0o700)
    #expect(try FileManager.default.contentsOfDirectory(atPath: project.own + "/projects").count == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: project.root) == [])
    #expect(
      try String(contentsOfFile: path, encoding: .utf8) == """
        # What you allowed always in this project. Delete a line, and rein asks again.
        # rein writes this file anew when you allow more; it keeps the rules, and no comments.
        project = "\(project.root)"
        allow = [
          "git status",
        ]

        """)
  }

  @Test func `a rule is kept once, and can be taken back`() async throws {
    let keeper = keeper()
    _ = try await keeper.keep([rule("a"), rule("b")])
    let again = try await self.keeper().keep([rule("b"), rule("c")])
    #expect(again.map(\.origin) == ["\(keeper.place), line 6", "\(keeper.place), line 7"])
    let left = try await keeper.forget(rule("a"))
    #expect(left.map(\.text) == ["b", "c"])
    #expect(left.map(\.origin) == ["\(keeper.place), line 5", "\(keeper.place), line 6"])
    #expect(try await keeper.forget(rule("none")) == left)
  }

  @Test func `any text a rule can have survives`() async throws {
    let texts = [
      #"run(git log 'it'\''s *')"#, "run(echo 'a\nb')", "run(echo \"a b\")", "read(/é\u{301}/x)",
      "run(echo '\t\u{1}')",
    ]
    let rules = try texts.map(rule)
    let kept = try await keeper().keep(rules)
    #expect(kept.map(\.text) == texts)
    #expect(try keeper().read() == kept)
  }

  @Test func `rules of another project do not count here`() async throws {
    let other = keeper(root: project.base + "/other")
    _ = try await other.keep([rule("rm *")])
    #expect(other.place != keeper().place)
    #expect(try keeper().read() == [])
    try project.write(
      "project = \"/elsewhere\"\nallow = [\"rm *\"]",
      to: "own/projects/" + (path.split(separator: "/").last ?? ""))
    #expect(throws: Failure.self) { try keeper().read() }
    let rules = try project.bench().rules
    #expect(rules.allow == [])
    #expect(rules.notes.count == 1)
    #expect(rules.notes.first?.contains("is about another project, /elsewhere") == true)
  }

  @Test(arguments: ["allow = [", "project = 3", "", "\u{FF}"])
  func `a file that cannot be understood is not written over`(_ text: String) async throws {
    let name = path.split(separator: "/").last ?? ""
    try project.write(text, to: "own/projects/\(name)")
    await #expect(throws: Failure.self) { try await keeper().keep([rule("a")]) }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    #expect(try project.bench().rules.allow == [])
  }

  @Test func `rules kept at the same time are all kept`() async throws {
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<20 {
        let keeper = keeper()
        group.addTask { _ = try? await keeper.keep([PermissionRule("run\(number) a", origin: "")]) }
      }
    }
    #expect(try Set(keeper().read().map(\.text)) == Set((0..<20).map { "run\($0) a" }))
  }
}
