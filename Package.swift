// swift-tools-version: 6.2
import PackageDescription

/// Every target: Swift 6 language mode, warnings are errors.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]
/// Targets that call C: every unsafe expression is marked.
let unsafeSettings = settings + [.strictMemorySafety()]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

/// Floor 0: C libraries of the system, and what knows nothing.
let systemLibraries: [Target] = [
  .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
  .systemLibrary(name: "CHarfBuzz", pkgConfig: "harfbuzz", providers: [.apt(["libharfbuzz-dev"])]),
  .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
  .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
  .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
  .systemLibrary(name: "CPKCS11", pkgConfig: "p11-kit-1", providers: [.apt(["libp11-kit-dev"])]),
  .systemLibrary(
    name: "CCMark", pkgConfig: "libcmark-gfm",
    providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
  .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
  .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
]

let modules: [Target] = [
  .target(name: "Digests", dependencies: ["COpenSSL"], swiftSettings: unsafeSettings),
  .target(name: "Files", swiftSettings: unsafeSettings),
  // Floor 1
  .target(name: "Graphics", swiftSettings: settings),
  .target(name: "StrictYAML", dependencies: [yams], swiftSettings: settings),
  .target(name: "PostgreSQL", dependencies: ["CLibPQ", "Digests"], swiftSettings: unsafeSettings),
  .target(name: "Fonts", dependencies: ["CHarfBuzz", "Digests"], swiftSettings: unsafeSettings),
  .target(name: "Spreadsheets", dependencies: ["CXLSXWriter", "CZip"], swiftSettings: unsafeSettings),
  // Floor 2
  .target(
    name: "JobQueue", dependencies: ["PostgreSQL", logging], swiftSettings: settings,
    plugins: ["EmbedFiles"]),
  .target(
    name: "Typesetting", dependencies: ["CQREncode", "Fonts", "Graphics"], swiftSettings: unsafeSettings),
  .target(
    name: "PDF", dependencies: ["CZlib", "Digests", "Fonts", "Graphics"], swiftSettings: unsafeSettings),
  // Floor 3
  .target(
    name: "Conferences",
    dependencies: ["Digests", "Files", "PostgreSQL", "Spreadsheets", "StrictYAML"],
    swiftSettings: settings,
    plugins: ["EmbedFiles"]),
  .target(
    name: "Signing", dependencies: ["COpenSSL", "CPKCS11", "Digests", "Files", "PDF", "PostgreSQL"],
    swiftSettings: unsafeSettings, plugins: ["EmbedFiles"]),
  // Floor 4
  .target(
    name: "Reports", dependencies: ["Conferences", "PostgreSQL", "Spreadsheets", "StrictYAML"],
    swiftSettings: settings, plugins: ["EmbedFiles"]),
  // Floor 5
  .target(
    name: "Documents",
    dependencies: [
      "CCMark", "Conferences", "Digests", "Files", "Fonts", "Graphics", "JobQueue", "PDF", "PostgreSQL",
      "Reports", "Signing", "Spreadsheets", "StrictYAML", "Typesetting",
    ], swiftSettings: unsafeSettings, plugins: ["EmbedFiles"]),
  // Floor 6
  .target(
    name: "Backend",
    dependencies: [
      "Conferences", "Documents", "Fonts", "JobQueue", "PostgreSQL", "Signing", "StrictYAML", logging,
    ], swiftSettings: settings, plugins: ["EmbedFiles"]),
  // Floor 7
  .executableTarget(
    name: "trao",
    dependencies: [
      "Backend", "Conferences", "Documents", "Files", "JobQueue", "PDF", "PostgreSQL", "Reports",
      "Signing", "Spreadsheets", "StrictYAML",
      argumentParser,
      logging,
    ], swiftSettings: settings),
]

/// `sql/`, the built-in templates and the default configuration are compiled into the binary.
let embedding: [Target] = [
  .executableTarget(name: "embed-files", swiftSettings: settings),
  .plugin(
    name: "EmbedFiles", capability: .buildTool(), dependencies: ["embed-files"], path: "Sources/EmbedFiles"),
]

func tests(_ module: String, _ others: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(module)Tests", dependencies: [.byName(name: module)] + others, path: "Tests/\(module)",
    swiftSettings: settings)
}

let testTargets: [Target] = [
  .target(
    name: "TestSupport", dependencies: ["PostgreSQL"], path: "Tests/Support",
    swiftSettings: settings),
  tests("Digests"),
  tests("Files", ["TestSupport"]),
  tests("StrictYAML"),
  tests("Spreadsheets", ["CXLSXWriter", "CZip", "TestSupport"]),
  tests("PostgreSQL", ["TestSupport"]),
  tests("Fonts"),
  tests("JobQueue", ["PostgreSQL", "TestSupport", logging]),
  tests("Typesetting", ["Fonts", "Graphics"]),
  tests("PDF", ["Digests", "Fonts", "Graphics", "TestSupport"]),
  tests("Signing", ["CPKCS11", "Digests", "Graphics", "PDF", "PostgreSQL", "TestSupport"]),
  tests("Conferences", ["Files", "PostgreSQL", "Spreadsheets", "TestSupport"]),
  tests("Reports", ["Conferences", "PostgreSQL", "Spreadsheets", "TestSupport"]),
  tests(
    "Documents",
    [
      "Conferences", "Files", "Fonts", "Graphics", "JobQueue", "PaperExamples", "PDF", "PostgreSQL",
      "Reports", "Signing", "TestSupport", logging,
    ]),
  tests("Backend", ["JobQueue", "PostgreSQL", "Signing", "StrictYAML", "TestSupport", logging]),
  .testTarget(
    name: "AcceptanceTests",
    dependencies: [
      "Digests", "Graphics", "JobQueue", "PDF", "PostgreSQL", "Signing", "Spreadsheets", "TestSupport",
      "trao",
    ],
    path: "Tests/Acceptance", exclude: ["Conferences"], swiftSettings: settings),
  .target(
    name: "PaperExamples", dependencies: ["Documents", "PostgreSQL"], path: "Tests/Examples",
    swiftSettings: settings),
  .target(
    name: "PaperDrills",
    dependencies: [
      "Digests", "Documents", "Fonts", "Graphics", "PaperExamples", "PDF", "Signing", "TestSupport",
    ], path: "Tests/Drills/Papers/Drills", swiftSettings: settings),
  .executableTarget(
    name: "papers-drill", dependencies: ["PaperDrills"], path: "Tests/Drills/Papers/Run",
    swiftSettings: settings),
  .testTarget(
    name: "DrillTests", dependencies: ["PaperDrills", "TestSupport"], path: "Tests/Drills/Papers/Suite",
    swiftSettings: settings),
  .target(
    name: "FuzzTargets",
    dependencies: [
      "Conferences", "Documents", "Fonts", "Graphics", "PDF", "Spreadsheets", "TestSupport", "Typesetting",
    ],
    path: "Tests/Fuzz/Targets", swiftSettings: settings),
  .executableTarget(
    name: "fuzz", dependencies: ["FuzzTargets"], path: "Tests/Fuzz/Run", swiftSettings: settings),
  .testTarget(
    name: "FuzzTests", dependencies: ["FuzzTargets"], path: "Tests/Fuzz/Suite", swiftSettings: settings),
  .executableTarget(
    name: "documents-benchmark",
    dependencies: ["Conferences", "Digests", "Documents", "JobQueue", "PostgreSQL", "Signing", logging],
    path: "Tests/Benchmarks/Documents", swiftSettings: settings),
  .executableTarget(
    name: "import-benchmark", dependencies: ["Conferences", "PostgreSQL"],
    path: "Tests/Benchmarks/Import", swiftSettings: settings),
  .executableTarget(
    name: "papers-benchmark", dependencies: ["Documents", "Fonts", "PDF", "Signing"],
    path: "Tests/Benchmarks/Papers", exclude: ["Words"], swiftSettings: settings),
  .executableTarget(
    name: "queue-benchmark", dependencies: ["JobQueue", "PostgreSQL", logging],
    path: "Tests/Benchmarks/Queue",
    swiftSettings: settings),
  .executableTarget(
    name: "typography-benchmark", dependencies: ["Fonts", "Typesetting"],
    path: "Tests/Benchmarks/Typography",
    exclude: ["DIFFERENCES.md", "README.md", "compare.py", "paragraphs.tsv"], swiftSettings: settings),
]

let package = Package(
  name: "trao",
  platforms: [.macOS(.v26)],
  products: [.executable(name: "trao", targets: ["trao"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: systemLibraries + embedding + modules + testTargets
)
