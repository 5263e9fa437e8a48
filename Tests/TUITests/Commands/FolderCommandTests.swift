import Harness
import Testing

@testable import TUI

@Suite struct FolderCommandTests {
  @Test func `taking back a folder says what is true, also when there is none`() {
    var here = Situation()
    here.apply(.detail(.foldersGranted(["/srv/a"])))
    here.type("/remove-dir /srv/a<enter>")
    #expect(here.asked == 1)
    here.apply(.detail(.foldersGranted([])))
    here.type("/remove-dir /srv/a<enter>")
    #expect(here.asked == 1)
    #expect(here.view.hint == "No folder was added: tools ask before they work outside the project.")
  }
}
