import Testing

@testable import Providers

@Suite struct GuideGrammarTests {
  @Test func `every word that the guide names begins a request`() {
    for verb in GuideWords.verbs {
      let told = GuideWords.help.contains("`\(verb) ")
      #expect(told, "\(verb)")
    }
    #expect(GuideGrammar.requests(in: "tasks") == [.tasks(topic: "a small change")])
    #expect(GuideGrammar.requests(in: "make tasks") == [.tasks(topic: "a small change")])
    #expect(GuideGrammar.requests(in: "Make a list of tasks for the move") == [.tasks(topic: "the move")])
    #expect(GuideGrammar.requests(in: "make a plan for lunch") == [.plan(topic: "lunch")])
    #expect(GuideGrammar.requests(in: "make install") == [.unknown("make install")])
  }

  @Test(arguments: [
    ("help", GuideRequest.help),
    ("Help?", .help),
    ("read README.md", .read(path: "README.md")),
    ("Please READ the file docs/a b.md.", .read(path: "docs/a b.md")),
    ("read `src/main.swift`", .read(path: "src/main.swift")),
    ("list", .list(path: nil)),
    ("list the files in Sources", .list(path: "Sources")),
    ("list ..", .list(path: "..")),
    ("list Sources/TUI", .list(path: "Sources/TUI")),
    ("find *.swift", .find(pattern: "*.swift")),
    ("find files named *.md", .find(pattern: "*.md")),
    ("search TODO", .search(text: "TODO", path: nil)),
    ("search for let x in Sources/TUI", .search(text: "let x", path: "Sources/TUI")),
    ("search \"for x in y\" in Sources", .search(text: "for x in y", path: "Sources")),
    ("search \"a b\"", .search(text: "a b", path: nil)),
    ("write a.txt: hello", .write(path: "a.txt", content: "hello\n")),
    ("write a.txt:\nfirst\n  second", .write(path: "a.txt", content: "first\n  second\n")),
    ("replace \"old\" with \"new\" in a.txt", .replace(old: "old", new: "new", path: "a.txt")),
    ("Replace \"x\" With \"\" In b c.txt", .replace(old: "x", new: "", path: "b c.txt")),
    ("run echo 'a: b' | wc", .run(command: "echo 'a: b' | wc")),
    ("run `swift test`", .run(command: "swift test")),
    ("read README.md\n\nsome text\nfrom a pipe", .read(path: "README.md")),
    ("read README.md\r\n\r\nmore", .read(path: "README.md")),
    ("what is this?\n\nread a", .unknown("what is this?")),
    ("write a.txt:\nfirst\n\nsecond", .write(path: "a.txt", content: "first\n\nsecond\n")),
    ("write a.txt:\n\nfirst", .write(path: "a.txt", content: "\nfirst\n")),
    ("replace \"a\n\nb\" with \"c\" in d", .replace(old: "a\n\nb", new: "c", path: "d")),
    ("plan a new parser", .plan(topic: "a new parser")),
    ("plan: tests", .plan(topic: "tests")),
    ("ask What is your name?", .ask(question: "What is your name?", options: [], takesMany: false)),
    ("ask Which? red | green", .ask(question: "Which?", options: ["red", "green"], takesMany: false)),
    ("ask many Which? a|b|c", .ask(question: "Which?", options: ["a", "b", "c"], takesMany: true)),
    ("tasks the release", .tasks(topic: "the release")),
    ("say 12 words", .say(words: 12)),
    ("say 5000000 words", .say(words: 1_000_000)),
    ("think about tea", .think(topic: "tea")),
    ("explore the parser", .delegate(agentType: "explore", task: "the parser")),
    ("delegate run make", .delegate(agentType: "execute", task: "run make")),
    ("explore", .unknown("explore")),
    ("what is the weather?", .unknown("what is the weather?")),
    ("say hello", .unknown("say hello")),
    ("say -1 words", .unknown("say -1 words")),
    ("read", .unknown("read")),
    ("write a.txt", .unknown("write a.txt")),
    ("replace a with b in c", .unknown("replace a with b in c")),
    ("", .unknown("")),
    ("  \n ", .unknown("")),
  ])
  func `one request`(text: String, request: GuideRequest) {
    #expect(GuideGrammar.requests(in: text) == [request])
  }

  @Test(arguments: [
    ("read a then list", [GuideRequest.read(path: "a"), .list(path: nil)]),
    ("run make, then read log.txt THEN help", [.run(command: "make"), .read(path: "log.txt THEN help")]),
    (
      "write a.txt: now and then again then run cat a.txt",
      [.write(path: "a.txt", content: "now and then again\n"), .run(command: "cat a.txt")]
    ),
    ("run echo \"a then read b\"", [.run(command: "echo \"a then read b\"")]),
    ("say 3 words then think then say 2 words", [.say(words: 3), .think(topic: ""), .say(words: 2)]),
    ("hello then read a", [.unknown("hello"), .read(path: "a")]),
  ])
  func `several requests`(text: String, requests: [GuideRequest]) {
    #expect(GuideGrammar.requests(in: text) == requests)
  }
}
