/// The texts that cells share: `sharedStrings.xml`.
final class SharedStringsPart: PartReader {
  private(set) var strings: [String] = []
  private var string = RichText()

  override func begin(_ name: String, _ attributes: [String: String]) { string.begin(name) }

  override func end(_ name: String) {
    string.end(name)
    guard name == "si" else { return }
    strings.append(string.text)
    string = RichText()
  }

  override func found(_ text: String) { string.found(text) }
}
