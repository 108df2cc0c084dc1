import Foundation
import PackagePlugin

/// Compiles the files a module owns outside `Sources/` into it: its named queries as `Statements`, its data
/// files as `EmbeddedFiles`.
@main
struct EmbedFiles: BuildToolPlugin {
  /// What each module embeds, as folders or files below the package's root.
  private static let owned: [String: (queries: String?, files: [String])] = [
    "JobQueue": ("sql/jobs", []),
    "Conferences": ("sql/conferences", []),
    "Signing": ("sql/signing", []),
    "Reports": ("sql/reports", []),
    "Documents": ("sql/documents", ["config/templates"]),
    "Backend": (nil, ["sql/migrations", "config/trao.yaml"]),
  ]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let owned = Self.owned[target.name] else { return [] }
    let root = context.package.directoryURL
    let output = context.pluginWorkDirectoryURL.appending(path: "Embedded.swift")
    let queries = owned.queries.map { regularFiles(below: root.appending(path: $0)) } ?? []
    let files = owned.files.flatMap { regularFiles(below: root.appending(path: $0)) }
    var arguments = ["--output", output.path, "--module", target.name, "--root", root.path]
    for file in queries { arguments += ["--queries", file.path] }
    for file in files { arguments += ["--file", file.path] }
    return [
      .buildCommand(
        displayName: "Embedding files into \(target.name)",
        executable: try context.tool(named: "embed-files").url,
        arguments: arguments, inputFiles: queries + files, outputFiles: [output])
    ]
  }

  /// The files below a folder, in a fixed order; a file stands for itself. What explains them stays outside.
  private func regularFiles(below url: URL) -> [URL] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else { return [] }
    guard isFolder.boolValue else { return [url] }
    let names = FileManager.default.enumerator(atPath: url.path)?.compactMap { $0 as? String } ?? []
    return names.filter { name in
      !name.split(separator: "/").contains { $0.hasPrefix(".") || $0 == "README.md" }
    }.sorted().map { url.appending(path: $0) }.filter {
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: $0.path, isDirectory: &isFolder) && !isFolder.boolValue
    }
  }
}
