import Foundation
import Harness
import Providers
import Testing

@testable import rein

/// A program in place of `secret-tool` keeps keys in files, so that what is asked of it can be seen. The real one is not
/// on every machine, and wants a bus.
@Suite struct KeyringTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "rein-\(UUID().uuidString)")
    .path()

  /// The environment of a desktop whose keyring does this.
  private func desktop(_ script: String) throws -> [String: String] {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = folder + "/secret-tool"
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return ["PATH": folder + ":/usr/bin:/bin", "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"]
  }

  #if !canImport(Darwin)
    @Test func `there is one where there is a bus and the program`() throws {
      defer { try? FileManager.default.removeItem(atPath: folder) }
      var environment = try desktop("exit 0")
      #expect(Keyring.here(environment) != nil)
      environment["DBUS_SESSION_BUS_ADDRESS"] = ""
      #expect(Keyring.here(environment) == nil)
      environment["XDG_RUNTIME_DIR"] = folder
      #expect(Keyring.here(environment) == nil)
      try Data().write(to: URL(filePath: folder + "/bus"))
      #expect(Keyring.here(environment) != nil)
      environment["PATH"] = "/nowhere"
      #expect(Keyring.here(environment) == nil)
    }

    @Test func `a key in a keyring that is not to be had says what to do`() async throws {
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let file = KeyFile(folder: folder)
      try file.set(.inKeyring, of: "openai")
      let kept = try KeptKeys(file, ["PATH": "/nowhere"], secrets: Secrets([]))
      let providers = AllProviders.make(environment: [:], keys: kept.all)
      let openAI = try #require(providers.first { $0.id == "openai" })
      let models = await openAI.models()
      #expect(models.count == 1)
      #expect(
        models.first?.unavailable
          == "the key is in the keyring of the desktop, which is not to be had here: set it in the environment, or use "
          + "`rein login --file openai`")
    }
  #endif

  @Test func `a kept key that is at hand is a secret from the start`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = KeyFile(folder: folder)
    try file.set(.key("sk-12345678"), of: "openai")
    let secrets = Secrets(["short", "long enough"])
    let kept = try KeptKeys(file, [:], secrets: secrets)
    #expect(secrets.all == ["long enough", "sk-12345678"])
    guard case .text("sk-12345678")? = kept.all["openai"] else {
      Issue.record("the key is not at hand")
      return
    }
  }
}
