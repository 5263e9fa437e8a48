/// Why a file cannot be read or written. The text is for the model and the person.
enum FileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is nothing of that name; `similar` are names in that folder that look alike.
  case notFound(String, similar: [String])
  /// A file was asked for and it is a folder.
  case isFolder(String)
  /// A folder was asked for and it is a file.
  case notFolder(String)
  /// A device, a socket, a named pipe: reading it might never end.
  case special(String)
  /// It is not text, so that it cannot be edited as such.
  case binary(String, size: Int)
  /// Bigger than can be edited here.
  case tooBig(String, size: Int, limit: Int)
  /// It may not be written.
  case readOnly(String)
  /// It would hold afterwards exactly what it holds now.
  case nothingToChange(String)
  /// Somebody else wrote it meanwhile.
  case changedMeanwhile(String)
  /// It is not what was shown when the change was approved.
  case changedSinceApproval(String)
  /// The system refused.
  case failed(String, reason: String)

  var description: String {
    switch self {
    case .notFound(let path, let similar):
      "There is no file or folder \(path)."
        + (similar.isEmpty ? "" : " Did you mean \(similar.joined(separator: " or "))?")
    case .isFolder(let path): "\(path) is a folder, not a file."
    case .notFolder(let path): "\(path) is not a folder."
    case .special(let path): "\(path) is a device, socket or pipe, not an ordinary file."
    case .binary(let path, let size):
      "\(path) is a binary file (\(ByteCount.text(size))); it cannot be edited as text."
    case .tooBig(let path, let size, let limit):
      "\(path) is too big to edit here (\(ByteCount.text(size)), at most \(ByteCount.text(limit)))."
    case .readOnly(let path): "\(path) is read-only."
    case .nothingToChange(let path): "\(path) already has exactly this content; there is nothing to change."
    case .changedMeanwhile(let path):
      "\(path) was changed by somebody else just now; nothing was written. Read it again."
    case .changedSinceApproval(let path):
      "\(path) is no longer what was approved; nothing was written. Ask again with its present content."
    case .failed(let path, let reason): "\(path): \(reason)."
    }
  }
}
