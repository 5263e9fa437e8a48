import Harness
import Testing

@testable import Storage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Two `LockFiles` of one folder open the file twice, which is all that two processes do.
struct LockFilesTests {
  let folder: TemporaryFolder
  var files: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder / "locks").sorted() }
  }

  init() throws { folder = try TemporaryFolder() }

  @Test func `the other side learns who holds the thread`() async throws {
    let one = LockFiles(folder: folder.path)
    let two = LockFiles(folder: folder.path)
    try await one.acquire("t", owner: "session")
    let error = await #expect(throws: ThreadLockError.self) { try await two.acquire("t", owner: "session") }
    let words = try String(contentsOfFile: folder / "locks/t.lock", encoding: .utf8)
    #expect(words.wholeMatch(of: /process (\d+) on .+, since .+Z, started as \S.*\n/)?.1 == "\(getpid())")
    #expect(try #require(error).holder + "\n" == words)
    #expect(try #require(error).threadID == "t")
  }

  @Test func `a release frees the thread and leaves no file`() async throws {
    let one = LockFiles(folder: folder.path)
    let two = LockFiles(folder: folder.path)
    try await one.acquire("t", owner: "session")
    #expect(try files == ["t.lock"])
    await one.release("t", owner: "session")
    #expect(try files == [])
    try await two.acquire("t", owner: "session")
  }

  @Test func `the end of the object frees its threads`() async throws {
    do {
      let one = LockFiles(folder: folder.path)
      try await one.acquire("t", owner: "session")
      #expect(try files == ["t.lock"])
    }
    #expect(try files == [])
    try await LockFiles(folder: folder.path).acquire("t", owner: "session")
  }

  @Test func `a crash of the holder frees the thread, even while its children live`() async throws {
    let path = folder.path
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      // What the test library has open must not pass to the child: it waits until that is closed, for ever. Its numbers
      // are high when many tests run at once.
      for descriptor in 3..<getdtablesize() { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
      let locks = LockFiles(folder: path)
      try await locks.acquire("t", owner: "session")
      var child: pid_t = 0
      // It waits for the end of its input, which comes when the test closes the fifo.
      let command = "exec cat '\(path)/fifo' >/dev/null 2>&1"
      let words = ["sh", "-c", command]
      var arguments = words.map { strdup($0) } + [nil]
      guard mkfifo(path + "/fifo", 0o600) == 0,
        posix_spawn(&child, "/bin/sh", nil, nil, &arguments, nil) == 0
      else { return }
      try "\(child)".write(toFile: path + "/child", atomically: true, encoding: .utf8)
      kill(getpid(), SIGKILL)
    }
    let child = try #require(pid_t(try String(contentsOfFile: folder / "child", encoding: .utf8)))
    defer { kill(child, SIGKILL) }
    #expect(kill(child, 0) == 0)
    #expect(try files == ["t.lock"])

    let locks = LockFiles(folder: path)
    try await locks.acquire("t", owner: "session")
    #expect(
      try String(contentsOfFile: folder / "locks/t.lock", encoding: .utf8).hasPrefix("process \(getpid()) "))
    await locks.release("t", owner: "session")
    #expect(try files == [])
  }

  @Test func `of many that take and give back at once only one has it`() async throws {
    let path = folder.path
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask { @concurrent in
          let locks = LockFiles(folder: path)
          var taken = 0
          while taken < 50 {
            do { try await locks.acquire("t", owner: "session") } catch is ThreadLockError { continue }
            // Only the holder may make this folder: it fails when there are two.
            try #require(mkdir(path + "/held", 0o700) == 0)
            rmdir(path + "/held")
            await locks.release("t", owner: "session")
            taken += 1
          }
          return taken
        }
      }
      let taken = try await group.reduce(0, +)
      #expect(taken == 400)
    }
    #expect(try files == [])
  }

  @Test func `a file that a person removed is not taken from its new owner`() async throws {
    let one = LockFiles(folder: folder.path)
    let two = LockFiles(folder: folder.path)
    try await one.acquire("t", owner: "session")
    try #require(unlink(folder / "locks/t.lock") == 0)
    try await two.acquire("t", owner: "session")
    await one.release("t", owner: "session")
    #expect(try files == ["t.lock"])
    await #expect(throws: ThreadLockError.self) { try await one.acquire("t", owner: "session") }
  }

  @Test(arguments: [
    ("8f3c_A-9", "8f3c_A-9.lock"), ("", ".lock"), (".", "%2E.lock"),
    ("../../etc/passwd", "%2E%2E%2F%2E%2E%2Fetc%2Fpasswd.lock"),
    ("a%2Fb", "a%252Fb.lock"), ("é\u{0}", "%C3%A9%00.lock"),
  ])
  func `no id leads out of the folder`(_ id: String, _ name: String) async throws {
    #expect(LockFiles.fileName(of: id) == name)
    let locks = LockFiles(folder: folder.path)
    try await locks.acquire(id, owner: "session")
    #expect(try files == [name])
  }

  @Test func `long ids have files of their own`() async throws {
    let locks = LockFiles(folder: folder.path)
    for end in ["a", "b"] {
      try await locks.acquire(String(repeating: "/", count: 5000) + end, owner: "session")
    }
    #expect(try files.count == 2)
  }

  @Test func `words left by a stranger cannot disturb the terminal`() async throws {
    let one = LockFiles(folder: folder.path)
    try await one.acquire("t", owner: "session")
    try "\u{1B}[2J gotcha".write(toFile: folder / "locks/t.lock", atomically: false, encoding: .utf8)
    await #expect(throws: ThreadLockError(threadID: "t", holder: "another process")) {
      try await LockFiles(folder: folder.path).acquire("t", owner: "session")
    }
  }

  @Test func `a folder that cannot be made is said`() async throws {
    try "".write(toFile: folder / "locks", atomically: false, encoding: .utf8)
    let path = folder / "locks/t.lock"
    await #expect(
      throws: StoreError.unusable(
        """
        \(path) cannot be made: Not a directory. Change its permissions, or set XDG_DATA_HOME to a folder that \
        rein may write to.
        """)
    ) { try await LockFiles(folder: folder.path).acquire("t", owner: "session") }
  }
}
