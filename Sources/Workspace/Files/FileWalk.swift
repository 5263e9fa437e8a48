/// Goes through a folder and those below it, in the order of their names, without following symbolic links and
/// without what `.gitignore` files leave out.
struct FileWalk {
  /// Something found.
  struct Entry {
    /// Where it is.
    let path: ResolvedPath
    /// Relative to the folder the walk started in.
    let relative: String
    /// What it is.
    let status: FileStatus
  }

  /// Whether names that start with a dot are told about; `.git` is never entered.
  var includesHidden = false
  /// How many folders deep; 1 is what the folder itself holds.
  var depth = Int.max
  /// How long it may take.
  var limit = Duration.seconds(20)
  /// Asked often; a walk that is cancelled throws `CancellationError`.
  var isCancelled: @Sendable () -> Bool = { false }

  /// How a walk ended.
  struct Ending: Hashable {
    /// Whether it stopped because its time was over.
    var ranOutOfTime = false
    /// Folders that could not be read, as shown.
    var unreadable: [String] = []

    /// What to tell about it; empty when all was seen.
    var notes: [String] {
      var notes: [String] = []
      if ranOutOfTime { notes.append("Stopped after 20 seconds; name a smaller folder to see the rest.") }
      if !unreadable.isEmpty {
        let names = unreadable.prefix(3).joined(separator: ", ") + (unreadable.count > 3 ? ", ..." : "")
        notes.append("Not readable: \(names).")
      }
      return notes
    }
  }

  /// Calls `visit` for each entry until it returns false.
  /// - Throws: `FileError` when the folder itself cannot be read, `CancellationError`, and what `visit` throws.
  func callAsFunction(
    _ start: ResolvedPath, in workspace: Workspace, visit: (Entry) throws -> Bool
  ) throws -> Ending {
    var ending = Ending()
    var rules = IgnoreRules(in: start.absolute, upTo: workspace.root)
    let first: OpenFolder
    do {
      first = try OpenFolder(start)
    } catch {
      throw FileError.opening(start, error)
    }
    let deadline = ContinuousClock.now + limit
    func walk(
      _ folder: ResolvedPath, _ open: borrowing OpenFolder, _ prefix: String, _ level: Int
    ) throws -> Bool {
      for name in open.names where includesHidden || !name.hasPrefix(".") {
        if isCancelled() { throw CancellationError() }
        if ContinuousClock.now > deadline {
          ending.ranOutOfTime = true
          return false
        }
        let path = folder.appending(name)
        guard let status = try? open.status(of: name) else { continue }
        let isFolder = status.kind == .folder
        if rules.leavesOut(path.absolute, isFolder: isFolder) { continue }
        guard try visit(Entry(path: path, relative: prefix + name, status: status)) else { return false }
        guard isFolder, level < depth, name != ".git" else { continue }
        let inner: OpenFolder
        do {
          inner = try open.folder(name)
        } catch {
          ending.unreadable.append(path.display)
          continue
        }
        let outer = rules.enter(path.absolute)
        guard try walk(path, inner, prefix + name + "/", level + 1) else { return false }
        rules.leave(outer)
      }
      return true
    }
    _ = try walk(start, first, "", 1)
    return ending
  }
}
