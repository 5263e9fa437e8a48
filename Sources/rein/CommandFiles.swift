import TUI
import Workspace

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Commands written down as markdown files: the person's, and those of the project. The name of a file is the name of
/// its command.
struct CommandFiles {
  /// Where a project keeps them.
  static let projectFolder = ".rein/commands"

  /// The commands; where two have one name, the person's counts.
  private(set) var commands: [CustomCommand] = []
  /// What is wrong with files, in sentences.
  private(set) var problems: [String] = []

  /// - Parameter own: the person's folder, absolute.
  init(own: String, in workspace: Workspace) {
    read(own, own, .own, workspace)
    read(Self.projectFolder, workspace.root + "/" + Self.projectFolder, .project, workspace)
  }

  /// - Parameters:
  ///   - folder: as files in it are named, so that those of the project cannot lead out of it.
  ///   - place: the same, absolute.
  private mutating func read(
    _ folder: String, _ place: String, _ origin: CustomCommand.Origin, _ workspace: Workspace
  ) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    for file in names.sorted() where file.hasSuffix(".md") {
      let name = String(file.dropLast(3))
      let path = folder + "/" + file
      guard CustomCommand.isName(name) else {
        problems.append("\(path) is no command: names have small letters, digits, - and _ only.")
        continue
      }
      guard let content = ProjectInstructions.file(at: path, in: workspace) else { continue }
      if let problem = content.problem {
        problems.append("\(path) cannot be used: \(problem)")
      } else if content.bytesLeftOut > 0 {
        problems.append("\(path) is no command: it is longer than \(ProjectInstructions.fileLimit) bytes.")
      } else if KeyMap.isTaken(name) {
        problems.append("\(path) is no command: rein has one named \(name).")
      } else if !commands.contains(where: { $0.name == name }) {
        commands.append(CommandFiles.command(name, content.text, origin))
      }
    }
  }

  /// A text may begin with lines between two `---`, of which one may be `description: ...`.
  static func command(_ name: String, _ text: String, _ origin: CustomCommand.Origin) -> CustomCommand {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...]
    var description: Substring?
    if lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") {
      for line in lines[..<end] where line.hasPrefix("description:") {
        description = line.dropFirst("description:".count)
      }
      lines = lines[(end + 1)...]
    }
    let first = lines.first { $0.contains { !$0.isWhitespace } } ?? ""
    let summary = trimmed(description ?? first.drop { $0 == "#" })
    return CustomCommand(
      name: name, summary: String(summary.prefix(80)), text: lines.joined(separator: "\n"), origin: origin)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let start = text.drop { $0.isWhitespace || $0 == "\"" }
    return start.lastIndex { !$0.isWhitespace && $0 != "\"" }.map { start[...$0] } ?? ""
  }
}
