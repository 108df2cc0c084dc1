import Foundation
import TestSupport
import Testing

/// How letters look once they are files, as programs that did not write them see it.
@Suite struct `The file of a letter` {
  /// A word on a page, in millimetres from the upper left corner.
  private struct Word {
    let text: String
    let left, top, right, bottom: Double
  }

  private enum Reader {
    static func run(_ tool: String, _ arguments: String...) throws -> String {
      try OtherProgram.run([tool] + arguments).output
    }

    static func words(of file: String) throws -> [Word] {
      let text = try run("pdftotext", "-bbox", file, "-")
      let word = /<word xMin="([0-9.]+)" yMin="([0-9.]+)" xMax="([0-9.]+)" yMax="([0-9.]+)">([^<]*)</
      return text.matches(of: word).map { match in
        let edges = [match.1, match.2, match.3, match.4].map { (Double($0) ?? 0) / 72 * 25.4 }
        return Word(
          text: String(match.5), left: edges[0], top: edges[1], right: edges[2], bottom: edges[3])
      }
    }
  }

  /// Lends the letters to JETRO, to a guest with a rare kanji and to the ambassador, as files, by their numbers.
  private func withLetters(_ body: ([String]) async throws -> Void) async throws {
    try await Installation.withSample { installation in
      let program = installation.program
      let daemon = try program.start(["daemon"])
      for guest in ["jetro", "G-002", "yamada-takio"] {
        try await program.succeed(
          "invitation", "schedule", "--attendee", guest, "--dated", "2023-10-25", "--wait", "120")
      }
      daemon.signal(SIGTERM)
      #expect(await daemon.waitForEnd() == 0)
      let folder = installation.folder.url.appending(path: "letters").path
      let files = try await program.succeed("document", "export", "--to", folder).output
        .split(separator: "\n").map(String.init)
      try await body(files.filter { $0.hasSuffix(".pdf") }.sorted())
    }
  }

  /// Decree 30/2020/NĐ-CP, appendix I: A4, 20-25 mm above and below, 30-35 mm at the left, 15-20 mm at the right; the
  /// first page bears no number; the state's name and motto are at the right, the body's name at the left.
  @Test func `is A4 with the margins and the blocks of a giấy mời`() async throws {
    try await withLetters { files in
      let file = try #require(files.first)
      #expect(file.hasSuffix("GM-UBND-2023-0001-vi.pdf"))
      let about = try Reader.run("pdfinfo", file)
      #expect(about.contains(/Pages: +1\n/))
      #expect(about.contains(/Page size: +595(\.\d+)? x 841(\.\d+)? pts \(A4\)/))
      let all = try Reader.words(of: file)
      // In the upper margin stands the mark of what is unsigned and invented, and no number.
      #expect(
        all.filter { $0.bottom < 19 }.map(\.text).joined(separator: " ")
          == "BẢN TRÌNH KÝ DỮ LIỆU MẪU CÓ SỐ LIỆU CHƯA KIỂM CHỨNG")
      let words = all.filter { $0.bottom >= 19 }
      #expect(words.count > 150)
      #expect(words.allSatisfy { $0.left >= 29.9 && $0.right <= 195.1 })
      #expect(words.allSatisfy { $0.top >= 19 && $0.bottom <= 278 })
      #expect(words.map(\.left).min() ?? 0 <= 35)
      func place(_ text: String) throws -> Word { try #require(words.first { $0.text == text }) }
      #expect(try place("CỘNG").left > 97)
      #expect(try place("Số:").right < 97)
      #expect(try place("Nơi").right < 97)
      let signature = try place("TM.")
      #expect(signature.left > 97)
      let (number, month) = (try place("Số:"), try place("tháng"))
      #expect(abs(number.bottom - month.bottom) < 1)
    }
  }

  @Test func `holds every font, and gives rare kanji back as they were`() async throws {
    try await withLetters { files in
      for file in files {
        let fonts = try Reader.run("pdffonts", file).split(separator: "\n").dropFirst(2)
        #expect(!fonts.isEmpty)
        #expect(fonts.allSatisfy { $0.contains(/\syes yes yes +\d+ +0$/) }, "\(fonts)")
      }
      let rare = try Reader.run("pdftotext", files[1], "-")
      #expect(rare.contains("𠮷田"))
      let ambassador = try Reader.run("pdftotext", files[2], "-")
      #expect(ambassador.contains("山田") && ambassador.contains("滝雄"))
    }
  }
}
