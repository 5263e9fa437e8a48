import Testing

@testable import Workspace

/// What is handed to the programs that put up fences.
struct FenceTextTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder([".git/hooks/x": "", ".git/config": "", "../.ssh/id": "", "../.netrc": ""])
  }

  @Test func `the places are the project, git's settings in it, and keys`() {
    let root = folder.root
    let places = FencedPlaces(of: folder.workspace)
    #expect(places.writable == [root])
    #expect(places.pinned == [root + "/.git"])
    #expect(places.readOnly == [root + "/.git/config", root + "/.git/hooks"])
    #expect(places.hiddenFolders.filter { !$0.hasPrefix("/etc/") } == [folder.above + "/.ssh"])
    #expect(places.hiddenFiles.filter { !$0.hasPrefix("/etc/") } == [folder.above + "/.netrc"])
    #expect(places.watch.states[root + "/.git/commondir"] == .missing)
    #expect(places.watch.changes().isEmpty)
  }

  @Test func `a profile of macOS says the same`() {
    let root = folder.root
    // What this machine keeps in /etc besides is left out.
    let text = Seatbelt(hasNetwork: false).profile(FencedPlaces(of: folder.workspace)).split(separator: "\n")
      .filter { !$0.contains("\"/etc/") }.joined(separator: "\n")
    #expect(
      text == """
        (version 1)
        (allow default)
        (deny network*)
        (allow network* (local ip "localhost:*"))
        (deny file-write*)
        (allow file-write* (subpath "/private/tmp"))
        (allow file-write* (subpath "/private/var/tmp"))
        (allow file-write* (subpath "/private/var/folders"))
        (allow file-write* (subpath "/dev"))
        (allow file-write* (subpath "\(root)"))
        (deny file* (subpath "\(folder.above)/.ssh"))
        (deny file* (literal "\(folder.above)/.netrc"))
        (deny file-write-unlink (literal "\(root)/.git"))
        (deny file-write* (subpath "\(root)/.git/config"))
        (deny file-write* (subpath "\(root)/.git/hooks"))
        """)
    #expect(!Seatbelt(hasNetwork: true).profile(FencedPlaces(of: folder.workspace)).contains("network"))
  }
}
