import Harness

/// Locks between all processes of a machine that use the same data folder: a file for each thread that is held.
public actor LockFiles: ThreadLocks {
  private let folder: String
  private var held: [String: (owner: String, file: LockFile)] = [:]

  /// Locks in `locks` below `folder`, which is made when the first one is taken.
  public init(folder: String) {
    self.folder = folder + "/locks"
  }

  /// Locks the file of the thread, or says who has it locked: a session of this process, or another process.
  public func acquire(_ threadID: String, owner: String) throws {
    if let holder = held[threadID]?.owner {
      guard holder == owner else { throw ThreadLockError(threadID: threadID, holder: holder) }
      return
    }
    try DataFolder.make(folder)
    switch try LockFile.take(folder + "/" + LockFiles.fileName(of: threadID)) {
    case .taken(let file): held[threadID] = (owner, file)
    case .held(let holder): throw ThreadLockError(threadID: threadID, holder: holder)
    }
  }

  /// Unlocks and removes the file.
  public func release(_ threadID: String, owner: String) {
    if held[threadID]?.owner == owner { held[threadID] = nil }
  }

  /// The name of a thread's file. Whatever is not a letter, digit, `-` or `_` is written as `%` and two digits,
  /// so that no id leads out of the folder; a name too long for a file keeps its beginning and a fingerprint.
  static func fileName(of threadID: String) -> String {
    let digits = Array("0123456789ABCDEF")
    let safe = threadID.utf8.reduce(into: "") { name, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        name.unicodeScalars.append(Unicode.Scalar(byte))
      default: name += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    guard safe.utf8.count > 200 else { return safe + ".lock" }
    return safe.prefix(160) + "%" + Digest.text(threadID) + ".lock"
  }
}
