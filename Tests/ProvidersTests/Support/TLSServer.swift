import Foundation

/// A server with a certificate of its own that serves the files of a folder: the `openssl` program. A file is a whole
/// answer, head included.
final class TLSServer {
  /// Whether there is such a program here.
  static let isThere = FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl")

  /// What to trust to be able to talk to it.
  let certificate: String
  /// Where it listens.
  let port: Int
  private let folder: URL
  private let process: Process

  /// Begins to listen.
  /// - Parameters:
  ///   - name: whom the certificate is for; not the server, for one that must be refused.
  ///   - files: answers by path, without the first slash.
  init(name: String = "IP:127.0.0.1", files: [String: String]) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "rein-tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (path, answer) in files {
      let url = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(answer.utf8).write(to: url)
    }
    certificate = folder.appending(path: "certificate.pem").path()
    let key = folder.appending(path: "key.pem").path()
    let maker = TLSServer.openssl([
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key,
      "-out", certificate, "-days", "2", "-subj", "/CN=rein test", "-addext", "subjectAltName=\(name)",
    ])
    maker.standardOutput = FileHandle.nullDevice
    try maker.run()
    maker.waitUntilExit()
    process = TLSServer.openssl([
      "s_server", "-HTTP", "-accept", "127.0.0.1:0", "-cert", certificate, "-key", key,
    ])
    process.currentDirectoryURL = folder
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    var said = ""
    while !said.contains("ACCEPT") || !said.hasSuffix("\n") {
      let more = output.fileHandleForReading.availableData
      guard !more.isEmpty else { break }
      said += String(decoding: more, as: UTF8.self)
    }
    struct Failure: Error { let said: String }
    let digits = said.split(separator: "\n").first { $0.hasPrefix("ACCEPT") }?.split(separator: ":").last
    guard let port = digits.flatMap({ Int($0) }) else { throw Failure(said: said) }
    self.port = port
  }

  deinit {
    // Not `terminate`: the server has the signals blocked that this process had when it was started.
    kill(process.processIdentifier, SIGKILL)
    try? FileManager.default.removeItem(at: folder)
  }

  private static func openssl(_ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/openssl")
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    return process
  }
}
