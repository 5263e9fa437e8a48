import ArgumentParser
import Harness
import Terminal
import Workspace

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Decides on a command as a session would, and runs nothing.
struct PermissionsCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say whether a command would be allowed, asked about or denied, and why.",
    discussion: "Exit status: 0 allowed, 1 error, 2 asked about, 3 denied.")

  @Argument(
    parsing: .postTerminator,
    help: "The command, after --. Put it in quotes when it has signs of the shell: -- 'git log | head'.")
  var command: [String]

  func run() throws {
    let decision: PermissionDecision
    do {
      decision = try decide()
    } catch {
      complain("rein: \(error)")
      throw ExitCode(1)
    }
    write(all: text(of: decision), to: STDOUT_FILENO)
    switch decision.policy {
    case .allow: return
    case .ask: throw ExitCode(2)
    case .deny: throw ExitCode(3)
    }
  }

  private func decide() throws -> PermissionDecision {
    let settings = try Settings(
      contentsOf: Settings.folder(ProcessInfo.processInfo.environment) + "/config.toml")
    let workspace = try settings.workspace.workspace(
      root: Project.root(from: FileManager.default.currentDirectoryPath))
    guard let tool = WorkspaceTools.all(in: workspace).first(where: { $0.spec.category == .execute }) else {
      throw Failure("There is no tool that runs commands.")
    }
    let input: JSON = ["command": .string(command.joined(separator: " "))]
    let needs = Blocking.run { await Result.catching { try await tool.needs(input) } }
    return PermissionDecision(
      tool: tool.spec.name, category: tool.spec.category, needs: try needs.get(), rules: settings.permissions,
      grants: Grants(), isYolo: false, isReadOnly: false)
  }

  private func text(of decision: PermissionDecision) -> String {
    var lines = [decision.policy.rawValue]
    for reason in decision.reasons {
      let part = reason.part.isEmpty ? "the command" : reason.part
      lines.append("  \(reason.policy.rawValue.padded(to: 5))  \(part)  (\(reason.words))")
    }
    if !decision.proposals.isEmpty {
      lines.append("would offer for the session:")
      lines += decision.proposals.map { "  \($0.text)" }
    } else if !decision.isRememberable {
      lines.append("would not be remembered")
    }
    return lines.map { Sanitizer.prose($0) }.joined(separator: "\n") + "\n"
  }
}

extension Result where Failure == any Error, Success: Sendable {
  fileprivate static func catching(_ work: () async throws -> Success) async -> Self {
    do { return .success(try await work()) } catch { return .failure(error) }
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    count < width ? self + String(repeating: " ", count: width - count) : self
  }
}
