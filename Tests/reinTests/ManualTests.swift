import ArgumentParser
import Foundation
import Harness
import Testing

@testable import rein

/// What is said about the command line, against the command line itself.
@Suite struct ManualTests {
  /// A subcommand with all names before it, and its flags as they are typed.
  private struct Described: Hashable {
    let name: String
    let flags: [String]
  }

  private static func described(_ command: JSON, below parents: String = "") -> [Described] {
    let name = parents + (command["commandName"]?.string ?? "")
    let flags = (command["arguments"]?.array ?? []).filter { $0["shouldDisplay"]?.bool == true }
      .flatMap { $0["names"]?.array ?? [] }
      .compactMap { flag in
        flag["name"]?.string.map { (flag["kind"] == "short" ? "-" : "--") + $0 }
      }
    let inner = (command["subcommands"]?.array ?? []).flatMap { described($0, below: name + " ") }
    return [Described(name: name, flags: flags)] + inner
  }

  private static func everything() throws -> [Described] {
    let dump = try JSON(parsing: Rein._dumpHelp())
    return described(try #require(dump["command"]))
  }

  /// The words of a text, without what man pages and help write around them.
  private static func words(_ text: String) -> Set<Substring> {
    Set(text.split { $0.isWhitespace || "[]|,;\"().".contains($0) })
  }

  @Test func `the man page has every subcommand and flag`() throws {
    let path = #filePath.replacing("Tests/reinTests/ManualTests.swift", with: "docs/rein.1")
    let source = try String(contentsOf: URL(filePath: path), encoding: .utf8)
    let page = source.replacing("\\-", with: "-").replacing(/\\f[RIB]/, with: "")
    let words = Self.words(page)
    let all = try Self.everything()
    #expect(all.count > 12)
    for command in all {
      // One that only holds others is named with each of them.
      #expect(page.contains(command.name), "\(command.name)")
      for flag in command.flags { #expect(words.contains(flag[...]), "\(command.name) \(flag)") }
    }
  }

  @Test func `the help has the flags of the chat and every subcommand`() throws {
    let help = Rein.wholeHelp(columns: 100)
    let words = Self.words(help)
    let all = try Self.everything()
    let chat = try #require(all.first { $0.name == "rein chat" })
    for flag in chat.flags + ["--version"] { #expect(words.contains(flag[...]), "\(flag)") }
    for command in all where command.name.split(separator: " ").count == 2 && command.name != "rein help" {
      #expect(help.contains("\n  \(command.name.dropFirst("rein ".count))"), "\(command.name)")
    }
    #expect(!words.contains("--database"))
    #expect(help.ranges(of: "--help").count == 1)
  }

  @Test(arguments: [CompletionShell.bash, .zsh, .fish])
  func `completions are made`(_ shell: CompletionShell) {
    let script = Rein.completionScript(for: shell)
    for word in ["doctor", "threads", "export", "output-format"] { #expect(script.contains(word)) }
    #expect(!script.contains("database"))
  }
}
