#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What came of trying a fence, kept in a small file: to try it at every start would cost more than all the rest of the
/// start. That it works holds until the machine starts anew; that it does not, for some minutes.
struct FenceTrial {
  /// Seconds for which a failure is believed.
  private static let patience = 600.0

  /// The file; only its owner can write it.
  let path: String

  /// What was found out about a program here, if that still counts: `.some(nil)` when the fence works, else why not.
  func known(of program: String, now: Date = Date()) -> String?? {
    guard let place = Self.place(program), let data = FileManager.default.contents(atPath: path) else {
      return nil
    }
    let lines = String(decoding: data, as: UTF8.self).split(
      separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
    guard lines.count == 3, lines[0] == place, let time = Double(lines[1]) else { return nil }
    let reason = String(lines[2])
    if reason.isEmpty { return .some(nil) }
    let age = now.timeIntervalSince1970 - time
    return age >= 0 && age < Self.patience ? .some(reason) : nil
  }

  /// Keeps what came of it. That it cannot be kept only costs the next start some time.
  func keep(_ problem: String?, of program: String, now: Date = Date()) {
    guard let place = Self.place(program) else { return }
    let text = "\(place)\n\(now.timeIntervalSince1970)\n\(problem ?? "")"
    let draft = "\(path).\(getpid())"
    unlink(draft)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return }
    let count = text.utf8.count
    let written = text.withCString { write(descriptor, $0, count) }
    guard close(descriptor) == 0, written == count, rename(draft, path) == 0 else {
      unlink(draft)
      return
    }
  }

  /// What the result depends on: the program, the run of the machine, the namespaces this process is in, and who it is.
  private static func place(_ program: String) -> String? {
    var status = stat()
    guard stat(program, &status) == 0,
      let boot = FileManager.default.contents(atPath: "/proc/sys/kernel/random/boot_id")
    else { return nil }
    #if canImport(Glibc)
      let modified = status.st_mtim.tv_sec
    #else
      let modified = status.st_mtimespec.tv_sec
    #endif
    let spaces = ["user", "mnt", "pid"].map {
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/\($0)")) ?? ""
    }
    let facts = [program, "\(modified) \(status.st_size) \(geteuid())"] + spaces
    return (facts + [String(decoding: boot, as: UTF8.self).filter { !$0.isWhitespace }]).joined(
      separator: " "
    )
    .filter { $0 != "\n" }
  }
}
