import StrictYAML
import Testing

@Suite struct `A YAML file read by a schema` {
  @Test func `names the line, the column and the nearest key of a slip`() {
    let file = YAMLFile(name: "a.yaml")
    _ = file.root(of: "papre: A4\nstyles: []\n")?.mapping(keys: ["paper", "styles"])
    #expect(throws: YAMLFaults.self) { try file.finish() }
    do { try file.finish() } catch {
      #expect(error.description == "a.yaml:1:1: papre: unknown key \"papre\"; did you mean paper?")
    }
  }

  @Test func `reports every fault, in the order of the file`() {
    let file = YAMLFile(name: "a.yaml")
    let map = file.root(of: "count: many\nready: perhaps\n")?.mapping(keys: ["count", "ready", "name"])
    #expect(map?["ready"]?.boolean == nil)
    #expect(map?["count"]?.integer == nil)
    #expect(map?.required("name") == nil)
    do { try file.finish() } catch { #expect(error.all.map(\.line) == [1, 1, 2]) }
  }

  @Test func `keeps the leading zeros of a code`() {
    let file = YAMLFile(name: "a.yaml")
    #expect(file.root(of: "code: 0000000001")?.mapping(keys: ["code"])?["code"]?.string == "0000000001")
    #expect(!file.hasFaults)
  }

  @Test(arguments: ["a: [1, 2", "\tx: 1", "a: b: c", "a: 1\na: 2", ""])
  func `says that a broken file is not YAML, and where`(text: String) {
    let file = YAMLFile(name: "a.yaml")
    #expect(file.root(of: text) == nil)
    #expect(file.hasFaults)
  }

  @Test(arguments: [
    ("a:\n\tb: 1\n", "a.yaml:2:1: ", "a tab stands here"),
    ("a: {b: #1234}\nc: 1\n", "a.yaml:2:", "a # is a comment unless it is in quotes"),
    ("a: {b: 1\nc: 1\n", "a.yaml:2:", "a { before this place is not closed"),
    ("a: [1\nc: 1\n", "a.yaml:2:", "a [ before this place is not closed"),
    ("a: b: c", "a.yaml:1:", "a text with a colon in quotes"),
    ("a: 1\nb\nc: 1\n", "a.yaml:3:", "a colon and a blank belong between"),
  ])
  func `says what to do about it`(text: String, place: String, remedy: String) {
    let file = YAMLFile(name: "a.yaml")
    #expect(file.root(of: text) == nil)
    let error = #expect(throws: YAMLFaults.self) { try file.finish() }
    let message = error?.description ?? ""
    #expect(message.hasPrefix(place) && message.contains(remedy), "\(message)")
  }

  @Test func `cannot be made to forge a line of its own report`() {
    #expect(Quotation.quoted("x\nOK") == #""x\u{a}OK""#)
  }
}
