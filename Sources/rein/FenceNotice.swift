import Harness
import Workspace

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a person is told once when there is no fence for commands and they did not choose that: the status line says it
/// all the time, so this is for knowing what it means.
struct FenceNotice: Equatable, Sendable {
  /// Why there is none.
  let reason: String
  /// An empty file that says it was told.
  private let marker: String

  /// Nothing when there is a fence, or the person wants none.
  /// - Parameter folder: where rein keeps what it remembers.
  init?(about fence: CommandFence, folder: String) {
    guard case .none(let reason) = fence, reason != CommandFence.isUnwanted else { return nil }
    self.reason = reason
    marker = folder + "/said-that-commands-are-not-fenced"
  }

  /// The words, the first time; `nil` afterwards, and when it cannot be remembered that they were said.
  func take() -> Notice? {
    let descriptor = open(marker, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return nil }
    close(descriptor)
    return Notice(
      .info,
      "Commands are not fenced (\(reason)): what you allow can do all that you can. See docs/permissions.md.")
  }
}

extension Session {
  /// Tells it.
  func tell(_ fence: FenceNotice) {
    if let notice = fence.take() { notify(notice) }
  }
}
