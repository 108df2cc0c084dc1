import Foundation
import Graphics
import PDF
import TestSupport
import Testing

/// Files against the standards, on the command line.
@Suite struct `The check of documents` {
  private let folder: TemporaryFolder
  private var program: Program

  init() throws {
    folder = try TemporaryFolder()
    program = Program(home: folder.url)
  }

  private func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let url = folder.url.appending(path: name)
    try Data(bytes).write(to: url)
    return url.path
  }

  private static func sound() throws -> [UInt8] {
    var drawing = Drawing()
    drawing.begin(StructureElement(.figure(alternative: "Ô vuông")))
    let square = Rectangle(x: 100, y: 100, width: 50, height: 50)
    drawing.draw(Shape(path: .rectangle(square), fill: .colour(.black)))
    drawing.end()
    let plate = try Plate.compile(PlateDesign(page: .a4, language: "vi", regions: [.variable("square")]))
    let about = DocumentInformation(
      title: "Ô vuông", author: "Trao", language: "vi", identifier: "square", created: "2023-10-25")
    return plate.bytes + (try plate.strike(["square": drawing], about: about)).bytes
  }

  @Test func `says that a sound file conforms, and that veraPDF is not there`() async throws {
    let file = try write("sound.pdf", Self.sound())
    let outcome = try await program.run("document", "check", file)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      outcome.output == "\(file): conforms to PDF/A-2a and PDF/UA-1\nveraPDF: not installed\n")
  }

  @Test func `names the clause of each fault, for people and for programs`() async throws {
    let sound = try write("sound.pdf", Self.sound())
    let broken = try write("broken.pdf", Self.sound() + Array("more".utf8))
    let outcome = try await program.run("document", "check", sound, broken)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("\(broken): ISO 19005-2, 6.1.3 [file-end]: "))
    let json = try await program.run("document", "check", "--json", sound, broken)
    #expect(json.status == 1)
    let files = try #require((json.json() as? [String: Any])?["files"] as? [[String: Any]])
    #expect(files.map { $0["conforms"] as? Bool } == [true, false])
    let finding = try #require((files[1]["findings"] as? [[String: Any]])?.first)
    #expect(finding["rule"] as? String == "file-end")
    #expect(finding["clause"] as? String == "ISO 19005-2, 6.1.3")
  }

  @Test func `tells what is no file from what is no PDF file`() async throws {
    let missing = try await program.run("document", "check", folder.url.appending(path: "nothing.pdf").path)
    #expect(missing.status == 66 && missing.output.isEmpty)
    let text = try write("text.pdf", Array("Kính gửi".utf8))
    let outcome = try await program.run("document", "check", text)
    #expect(outcome.status == 65 && outcome.errors.contains("no PDF file"))
  }

  @Test func `asks veraPDF where it is installed`() async throws {
    let file = try write("sound.pdf", Self.sound())
    var asking = program
    asking.path = folder.url.path + ":/usr/bin:/bin"
    // Stands in for the real program: complains of the second flavour only, and on standard error.
    try install(
      """
      #!/bin/sh
      [ "$1 $3 $4" = "--flavour --format xml" ] || exit 2
      [ "$2" = 2a ] && answer=true || answer=false
      echo "WARNING: a word of Java's" >&2
      shift 4
      echo '<?xml version="1.0" encoding="utf-8"?><report><jobs>'
      for file; do
        echo "<job><item><name>$file</name></item><validationReport isCompliant=\\"$answer\\"><details>"
        echo '<rule specification="ISO 14289-1:2014" clause="7.3" testNumber="1" status="passed">'
        echo '<description>Fine</description></rule>'
        [ $answer = true ] || echo '<rule specification="ISO 14289-1:2014" clause="7.1" testNumber="8"
          status="failed"><description>No
          title</description></rule>'
        echo '</details></validationReport></job>'
      done
      echo '</jobs></report>'
      """)
    let outcome = try await asking.run("document", "check", file)
    #expect(outcome.status == 1, "\(outcome.errors)")
    #expect(outcome.output == "\(file): veraPDF ua1: ISO 14289-1:2014, 7.1, test 8: No title\n")
  }

  @Test func `says so when veraPDF does not do its work`() async throws {
    let file = try write("sound.pdf", Self.sound())
    var asking = program
    asking.path = folder.url.path + ":/usr/bin:/bin"
    try install("#!/bin/sh\necho no java\n")
    let outcome = try await asking.run("document", "check", file)
    #expect(outcome.status == 69 && outcome.errors.contains("veraPDF is installed, but"))
  }

  /// Puts a program beside the files. Another process writes it: where this one did, a child started at that moment by
  /// another test would hold it open for writing, and it could not be run yet.
  private func install(_ script: String) throws {
    let text = try write("verapdf.text", Array(script.utf8))
    let copy = try OtherProgram.run(["install", "-m", "755", text, folder.path("verapdf")])
    #expect(copy.status == 0, "\(copy.output)")
  }
}
