/// Something in a row of contents: a content, or where a section begins or ends.
enum SectionEvent<Content: Sendable> {
  case open(TextMark)
  case close(TextMark)
  case content(Content)

  /// Of an end of a section.
  var mark: TextMark? {
    switch self {
    case .open(let mark), .close(let mark): mark
    case .content: nil
    }
  }
}

extension SectionEvent {
  /// Where a section begins or ends.
  init(_ mark: TextMark) {
    self = mark.kind == .close ? .close(mark) : .open(mark)
  }
}

extension [SectionEvent<TextWord>] {
  /// Parts the sections that go around the whole from those inside it: what stands at the very beginning or end and
  /// has no partner inside, and a section that begins and ends the whole.
  func hoisted() -> (before: [TextMark], inner: [SectionEvent<TextWord>], after: [TextMark]) {
    let partner = SectionTree.partners(of: self)
    var before: [TextMark] = []
    var after: [TextMark] = []
    var low = startIndex
    var high = endIndex - 1
    while low <= high {
      let first = self[low].mark
      let last = self[high].mark
      if isBlank(self[low]) {
        low += 1
      } else if isBlank(self[high]) {
        high -= 1
      } else if let first, partner[low] == nil {
        before.append(first)
        low += 1
      } else if let last, partner[high] == nil {
        after.insert(last, at: 0)
        high -= 1
      } else if let first, let last, partner[low] == high {
        before.append(first)
        after.insert(last, at: 0)
        low += 1
        high -= 1
      } else {
        break
      }
    }
    return (before, low <= high ? Array(self[low...high]) : [], after)
  }

  private func isBlank(_ event: SectionEvent<TextWord>) -> Bool {
    switch event {
    case .content(.text(let text, _)): text.allSatisfy { $0 == " " }
    case .content(.softBreak): true
    default: false
    }
  }
}

/// Makes trees of rows of events.
enum SectionTree {
  /// Sections in sections beyond this are no text that anybody could read.
  private static let maximumDepth = 64

  /// For each place the place of the other end of its section, where both ends are in the row.
  static func partners<Content>(of events: [SectionEvent<Content>]) -> [Int: Int] {
    var partners: [Int: Int] = [:]
    var open: [(index: Int, name: String)] = []
    for (index, event) in events.enumerated() {
      switch event {
      case .open(let mark): open.append((index, mark.name))
      case .close(let mark):
        guard let last = open.last, last.name == mark.name else { continue }
        open.removeLast()
        partners[index] = last.index
        partners[last.index] = index
      case .content: break
      }
    }
    return partners
  }

  /// The tree of a row; sections that are not closed or closed in the wrong order are problems.
  static func build<Content>(
    _ events: [SectionEvent<Content>], problems: ProblemList
  ) -> [TextTree<Content>] {
    var levels: [(mark: TextMark, children: [TextTree<Content>])] = []
    var top: [TextTree<Content>] = []
    func append(_ tree: TextTree<Content>) {
      if levels.isEmpty { top.append(tree) } else { levels[levels.count - 1].children.append(tree) }
    }
    func end(_ level: (mark: TextMark, children: [TextTree<Content>])) {
      let section = TextSection(
        field: level.mark.name, isInverse: level.mark.kind == .openInverse, place: level.mark.place)
      append(.section(section, level.children))
    }
    for event in events {
      switch event {
      case .content(let content): append(.content(content))
      case .open(let mark):
        guard levels.count < maximumDepth else {
          problems.add(
            mark.place, "sections stand in each other deeper than \(maximumDepth); simplify the text")
          return []
        }
        levels.append((mark, []))
      case .close(let mark):
        guard let last = levels.last else {
          problems.add(
            mark.place,
            "\(mark.source) closes a section that is not open here; a section ends in the same paragraph, list, "
              + "table or slot it begins in")
          continue
        }
        if last.mark.name != mark.name {
          problems.add(mark.place, "\(mark.source) stands where {{/\(last.mark.name)}} must close first")
        }
        levels.removeLast()
        end(last)
      }
    }
    while let level = levels.popLast() {
      problems.add(
        level.mark.place,
        "\(level.mark.source) is never closed here; write {{/\(level.mark.name)}} at the end of the same paragraph, "
          + "list, table or slot")
      end(level)
    }
    return top
  }
}
