import Synchronization

/// Texts that nothing which leaves rein has in it: keys of providers.
final class Secrets: Sendable {
  private let texts: Mutex<[String]>

  init(_ texts: [String]) {
    self.texts = Mutex(texts.filter(Secrets.isTelling))
  }

  /// All that are known now.
  var all: [String] { texts.withLock { $0 } }

  /// One more.
  func add(_ text: String) {
    guard Secrets.isTelling(text) else { return }
    texts.withLock { if !$0.contains(text) { $0.append(text) } }
  }

  /// Shorter ones would hit ordinary words.
  private static func isTelling(_ text: String) -> Bool { text.utf8.count >= 8 }
}
