import Documents
import Foundation

/// The words both papers consist of; the peers read the same file.
struct Words: Decodable {
  private let texts: [String: Text]

  private enum Text: Decodable {
    case one(String)
    case many([String])
    case rows([[String]])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self = .one(text)
      } else if let list = try? container.decode([String].self) {
        self = .many(list)
      } else {
        self = .rows(try container.decode([[String]].self))
      }
    }
  }

  init(from decoder: any Decoder) throws { texts = try [String: Text](from: decoder) }

  /// Where words and layouts lie.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Words")

  static func read() throws -> Words {
    try JSONDecoder().decode(Words.self, from: Data(contentsOf: folder.appending(path: "words.json")))
  }

  /// A template with the words in their places.
  func template(_ name: String, japanese: String, artwork: String?) throws -> TemplateSource {
    func file(_ suffix: String) throws -> [UInt8] {
      var text = try String(contentsOf: Self.folder.appending(path: "\(name).\(suffix)"), encoding: .utf8)
      for (place, words) in places(japanese) { text = text.replacing("<<\(place)>>", with: words) }
      return Array(text.utf8)
    }
    var files = ["layout.yaml": try file("layout.yaml"), "text.vi.md": try file("vi.md")]
    files["artwork.svg"] = artwork.map { Array($0.utf8) }
    return TemplateSource(name: name, files: files)
  }

  /// Every constant text.
  var all: [String] {
    texts.sorted { $0.key < $1.key }.flatMap { entry in
      switch entry.value {
      case .one(let text): [text]
      case .many(let list): list
      case .rows(let rows): rows.flatMap(\.self)
      }
    }
  }

  private func places(_ japanese: String) -> [String: String] {
    var places = ["japanese": japanese]
    for (key, text) in texts {
      switch text {
      case .one(let words): places[key] = words
      case .many(let list):
        let stem = key == "heads" ? "head" : "label"
        for (index, words) in list.enumerated() { places["\(stem)\(index + 1)"] = words }
      case .rows(let rows):
        places["rows"] = rows.map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
      }
    }
    return places
  }
}
