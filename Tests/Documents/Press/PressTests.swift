import Testing

@testable import Documents

@Suite("The press")
struct PressTests {
  @Test("It keeps the forms last made, and no more than it has room for")
  func bounded() throws {
    let press = try Press(settings: DocumentSettings())
    let shelf = TemplateShelf(folder: nil)
    let original = try shelf.source(for: .invitation, .vi)
    var hashes: [String] = []
    for number in 0..<Press.capacity + 2 {
      var files = original.files
      files["text.vi.md"] = (files["text.vi.md"] ?? []) + Array(repeating: UInt8(ascii: "\n"), count: number)
      let source = TemplateSource(name: original.name, files: files)
      hashes.append(source.hash)
      _ = try press.form(hash: source.hash, kind: .invitation, .vi) { source }
    }
    #expect(Set(press.sources.keys) == Set(hashes.suffix(Press.capacity)))
    // One that was dropped is compiled again.
    let first = try #require(hashes.first)
    _ = try press.form(hash: first, kind: .invitation, .vi) { original }
    #expect(press.sources[first] != nil && press.sources.count == Press.capacity)
  }
}
