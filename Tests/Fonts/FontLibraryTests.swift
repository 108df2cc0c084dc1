import Foundation
import Testing

@testable import Fonts

@Suite struct FontLibraryTests {
  @Test func `A family is found by its name and style, in single files and in collections`() throws {
    #expect(try Faces.latin().name == "LiberationSerif")
    #expect(try Faces.latin(bold: true).name == "LiberationSerif-Bold")
    #expect(try Faces.latin(italic: true).name == "LiberationSerif-Italic")
    let japanese = try Faces.japanese()
    #expect(japanese.name == "NotoSerifCJKjp-Regular")
    #expect(japanese.isCFF && japanese.unitsPerEm == 1000)
    let chinese = try Faces.library.get().face(family: "Noto Serif CJK SC")
    #expect(chinese.path == japanese.path && chinese.index != japanese.index && chinese != japanese)
  }

  @Test func `The same question gives the same object, also from many threads at once`() async throws {
    let library = try FontLibrary()
    let faces = try await withThrowingTaskGroup(of: Face.self) { group in
      for _ in 0..<16 { group.addTask { try library.face(family: "Liberation Serif") } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(faces.allSatisfy { $0 === faces[0] })
  }

  @Test func `An East Asian family lends its upright face for italics`() throws {
    let library = try Faces.library.get()
    #expect(
      try library.face(family: "Noto Serif CJK JP", bold: true, italic: true) === Faces.japanese(bold: true))
  }

  @Test func `A missing family is named with the package that has it`() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let library = try FontLibrary(directories: [folder.path])
    #expect {
      try library.face(family: "Noto Serif CJK JP")
    } throws: { error in
      "\(error)".contains("Noto Serif CJK JP") && "\(error)".contains("apt-get install fonts-noto-cjk")
        && "\(error)".contains(folder.path)
    }
    #expect {
      try Faces.library.get().face(family: "Liberation Seif")
    } throws: {
      "\($0)".contains("Liberation Serif")
    }
  }

  @Test func `A missing style is named with those that are there`() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(atPath: Faces.latin().path, toPath: folder.path + "/upright.ttf")
    let library = try FontLibrary(directories: [folder.path])
    #expect(try library.face(family: "Liberation Serif").path == folder.path + "/upright.ttf")
    #expect(
      throws: FontError.noSuchStyle(
        family: "Liberation Serif", style: "italic", available: ["regular"], package: "fonts-liberation2")
    ) {
      try library.face(family: "Liberation Serif", italic: true)
    }
  }

  @Test func `Folders that do not exist are passed over, but one must exist`() throws {
    #expect(throws: FontError.noFolder(["/nowhere"])) { try FontLibrary(directories: ["/nowhere"]) }
    #expect(
      try FontLibrary(directories: ["/nowhere", "/usr/share/fonts"]).face(family: "Liberation Serif")
        == Faces.latin())
  }

  @Test func `Rubbish among the fonts does no harm`() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("no font".utf8).write(to: folder.appending(path: "a.ttf"))
    try Data().write(to: folder.appending(path: "b.otf"))
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: "loop"), withDestinationURL: folder)
    try FileManager.default.copyItem(atPath: Faces.latin().path, toPath: folder.path + "/c.ttf")
    #expect(
      try FontLibrary(directories: [folder.path]).face(family: "Liberation Serif").name == "LiberationSerif")
  }

  @Test func `The measures of a face are those of its tables`() throws {
    let face = try Faces.latin()
    #expect(abs(face.ascent - 0.891) < 0.001)
    #expect(abs(face.descent - 0.216) < 0.001)
    #expect(face.xHeight > 0.4 && face.capHeight > face.xHeight && face.capHeight < face.ascent)
    #expect(face.underlineOffset > 0 && face.underlineThickness > 0)
    #expect(try face.fileHash == Faces.latin().fileHash && face.fileHash.count == 64)
    #expect(try Faces.latin(italic: true).italicAngle < 0)
    let letter = try #require(face.glyph(for: "H").flatMap(face.outlineBounds))
    #expect(abs(-letter.top - face.capHeight) < 0.02 && abs(letter.bottom) < 0.01)
    let space = try #require(face.glyph(for: " "))
    #expect(face.outlineBounds(of: space) == nil)
  }
}

func temporaryFolder() throws -> URL {
  let folder = FileManager.default.temporaryDirectory.appending(path: "trao-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  return folder
}
