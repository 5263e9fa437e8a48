// swift-tools-version: 6.1
import PackageDescription

/// Every Swift target of ours is built the same way: language mode 6, honest imports, no warnings.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .unsafeFlags(["-warnings-as-errors"]),
]

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"], resources: resources, swiftSettings: strict)
}

/// What the Makefile names to be linked first. See there.
let linkedFirst: [LinkerSetting] = Context.environment["REIN_LINK_FIRST"].map { [.unsafeFlags([$0])] } ?? []

let package = Package(
  name: "rein",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Harness", targets: ["Harness"]),
    .executable(name: "rein", targets: ["rein"]),
    .executable(name: "rein-bench", targets: ["rein-bench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    // C: what Swift cannot import by itself. Header shims where possible.
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"]), .brew(["ncurses"])]),
    .systemLibrary(name: "CMarkdown", providers: [.apt(["libmd4c-dev"]), .brew(["md4c"])]),
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
    .target(name: "CSys"),
    .target(name: "CCurl"),

    // The core and what stands around it. Arrows are rules; see docs/architecture.md.
    .target(
      name: "Harness",
      dependencies: [
        .product(name: "HashTreeCollections", package: "swift-collections"),
        .product(name: "OrderedCollections", package: "swift-collections"),
      ],
      swiftSettings: strict),
    .target(name: "Terminal", dependencies: ["CNcurses", "CSys"], swiftSettings: strict),
    .target(name: "Storage", dependencies: ["Harness", "CSys", "CSQLite"], swiftSettings: strict),
    .target(name: "Workspace", dependencies: ["Harness", "CSys"], swiftSettings: strict),
    .target(name: "Providers", dependencies: ["Harness", "CCurl"], swiftSettings: strict),
    .target(name: "TUI", dependencies: ["Harness", "Terminal", "CMarkdown"], swiftSettings: strict),
    .executableTarget(
      name: "rein",
      dependencies: [
        "Harness", "Providers", "Storage", "TUI", "Terminal", "Workspace",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "TOMLKit", package: "TOMLKit"),
      ],
      swiftSettings: strict,
      linkerSettings: linkedFirst),

    // Tests mirror Sources, folder by folder.
    .target(
      name: "TestSupport", dependencies: ["Harness", "Terminal", "TUI"], path: "Tests/TestSupport",
      swiftSettings: strict),
    tests("HarnessTests", ["Harness"], resources: [.copy("Traces")]),
    tests("TerminalTests", ["Terminal", "CSys", "CVTerm"]),
    tests("StorageTests", ["Storage", "Harness"]),
    tests("WorkspaceTests", ["Workspace", "Harness", "CSys"]),
    tests("ProvidersTests", ["Providers", "Harness"], resources: [.copy("Recordings")]),
    tests("TUITests", ["TUI", "Terminal", "Harness"]),
    tests(
      "reinTests",
      [
        "rein", "Harness", "Storage", "Terminal", "Workspace",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    tests("ArchitectureTests", []),
    // Measurements that need to be inside; `make bench` builds it.
    .executableTarget(
      name: "rein-bench", dependencies: ["Harness", "TUI", "Terminal"], path: "Tests/Benchmarks/InProcess",
      swiftSettings: strict),
    .systemLibrary(name: "CVTerm", path: "Tests/CVTerm", providers: [.apt(["libvterm-dev"])]),
  ]
)
