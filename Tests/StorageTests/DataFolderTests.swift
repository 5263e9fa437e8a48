import Testing

@testable import Storage

struct DataFolderTests {
  @Test(arguments: [
    (["XDG_DATA_HOME": "/data", "HOME": "/home/me"], "/data/rein"),
    (["XDG_DATA_HOME": "relative", "HOME": "/home/me"], "/home/me/.local/share/rein"),
    (["XDG_DATA_HOME": "", "HOME": "/home/me"], "/home/me/.local/share/rein"),
    (["HOME": "/home/me"], "/home/me/.local/share/rein"),
  ])
  func `the folder follows the XDG rules`(_ environment: [String: String], _ path: String) {
    #expect(DataFolder.path(in: environment) == path)
  }

  @Test func `without HOME it is that of the account`() {
    let path = DataFolder.path(in: [:])
    #expect(path.hasPrefix("/") && path.hasSuffix("/.local/share/rein"))
  }

  @Test func `the database is in it`() {
    #expect(SQLiteThreadStore.defaultPath.hasSuffix("/rein/rein.db"))
  }
}
