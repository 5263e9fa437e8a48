import Harness
import Terminal
import TestSupport
import Testing

@testable import TUI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct CommandTableTests {
  private let commands = BuiltInCommands.all

  @Test func `every command has its own name and says what it does`() {
    let names = commands.flatMap { [$0.name] + $0.aliases }
    #expect(Set(names).count == names.count)
    for command in commands {
      #expect(!command.summary.isEmpty && !command.summary.hasSuffix("."), "\(command.name)")
      #expect(command.isSlash || !command.contexts.isEmpty, "\(command.name) cannot be reached")
      #expect(command.name.allSatisfy { $0.isLetter && $0.isLowercase || $0 == "-" }, "\(command.name)")
    }
  }

  @Test func `in every situation a key means one command at most`() {
    for (name, snapshot) in Self.situations {
      var owners: [Key: String] = [:]
      for command in snapshot.availableCommands {
        for key in command.keys(in: KeyContext(snapshot)) {
          #expect(owners[key] == nil, "\(name): \(key) means \(owners[key] ?? "") and \(command.name)")
          owners[key] = command.name
        }
      }
    }
  }

  @Test func `where text is typed, no letter performs a command`() {
    for command in commands {
      for context in KeyContext.allCases where context.takesText {
        let letters = command.keys(in: context).compactMap(\.typed)
        // Help is asked for in an empty message box only, and a retry while one is waited for.
        let known = ["keys": ["?"], "retry": ["r"]][command.name].map { $0.map(Character.init) }
        #expect(letters.isEmpty || letters == known, "\(command.name)")
      }
    }
  }

  @Test func `each context has a situation here`() {
    #expect(Set(Self.situations.map { KeyContext($0.1) }) == Set(KeyContext.allCases))
  }

  @Test func `f10 quits everywhere, after a question where something goes on`() {
    for (name, snapshot) in Self.situations {
      var snapshot = snapshot
      let first = Interpreter.interpret(.key(Key(.function(10))), snapshot)
      #expect(first.actions == (snapshot.stillOpen == nil ? [.quit] : []), "\(name)")
      snapshot.view.quitAskedAt = snapshot.now
      #expect(Interpreter.interpret(.key(Key(.function(10))), snapshot).actions == [.quit], "\(name)")
    }
  }

  @Test func `the page about commands is up to date`() throws {
    let file = CommandPage.file
    if ProcessInfo.processInfo.environment["REIN_RECORD"] != nil {
      try FileManager.default.createDirectory(
        atPath: CommandPage.folder, withIntermediateDirectories: true)
      try Data(CommandPage.text(commands).utf8).write(to: URL(filePath: file))
    }
    let kept = FileManager.default.contents(atPath: file).map { String(decoding: $0, as: UTF8.self) }
    #expect(
      kept == CommandPage.text(commands),
      "REIN_RECORD=1 swift test --filter CommandTableTests writes docs/commands.md anew")
  }

  /// Situations that differ in what keys mean.
  private static let situations: [(String, Snapshot)] = [
    ("nothing typed", make { _ in }),
    ("a text", make { $0.type("text") }),
    (
      "vi, not typing",
      make {
        $0.scene.view.vi = ViKeys()
        $0.type("text<esc>")
      }
    ),
    ("a command line", make { $0.type("/m") }),
    (
      "a run",
      make {
        $0.apply(.run(.started))
        $0.queue("one", "two")
      }
    ),
    (
      "a run and a text",
      make {
        $0.apply(.run(.started))
        $0.type("text")
      }
    ),
    (
      "a run and a command line",
      make {
        $0.apply(.run(.started))
        $0.type("/m")
      }
    ),
    (
      "a prompt that waits for tab",
      make {
        $0.type("text")
        $0.ask(.approval(Situation.command))
      }
    ),
    (
      "a prompt that waits for tab, and a queue",
      make {
        $0.type("x<backspace>")
        $0.ask(.approval(Situation.command))
        $0.queue("one")
      }
    ),
    ("an approval", asked(.approval(Situation.command))),
    (
      "an approval with offers",
      make {
        $0.ask(.approval(Situation.offering))
        $0.pass(seconds: 1)
      }
    ),
    (
      "a rule that is about to be allowed",
      make {
        $0.ask(.approval(Situation.offering))
        $0.pass(seconds: 1)
        $0.type("p")
      }
    ),
    (
      "two approvals that are alike",
      make {
        $0.ask(.approval(Situation.command))
        $0.ask(.approval(Situation.command), id: "second")
        $0.pass(seconds: 1)
      }
    ),
    ("a plan", asked(.plan(Plan(title: "P", text: "1. do")))),
    ("a question", asked(.question(Situation.choice))),
    ("a question with several answers", asked(.question(Situation.choices))),
    ("a free question", asked(.question(Question("Name?")))),
    (
      "a reason",
      make {
        $0.ask(.approval(Situation.command))
        $0.pass(seconds: 1)
        $0.type("e")
      }
    ),
    (
      "the queue",
      make {
        $0.queue("one", "two")
        $0.type("<up>")
      }
    ),
    (
      "a change of the queue",
      make {
        $0.apply(.run(.started))
        $0.queue("one", "two")
        $0.type("<alt+up>")
      }
    ),
    (
      "a text to look for",
      make {
        $0.scene.say(.assistant, "text")
        $0.type("<f3>tex")
      }
    ),
    (
      "something found",
      make {
        $0.scene.say(.assistant, "text")
        $0.type("<f3>tex<enter>")
      }
    ),
    (
      "rows being chosen",
      make {
        $0.scene.say(.assistant, "text")
        $0.type("<alt+m>")
      }
    ),
    ("a list", make { $0.type("<f1>") }),
  ]

  private static func make(_ change: (inout Situation) -> Void) -> Snapshot {
    var situation = Situation()
    change(&situation)
    situation.settle()
    return situation.scene.snapshot
  }

  private static func asked(_ kind: Prompt.Kind) -> Snapshot {
    make {
      $0.ask(kind)
      $0.pass(seconds: 1)
    }
  }
}
