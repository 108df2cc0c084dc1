internal import Fonts
internal import StrictYAML
internal import Typesetting

/// The styles of a template with their fonts found, ready to set text in.
struct StyleBook: Sendable {
  private struct ChainKey: Hashable {
    var font: String
    var language: PaperLanguage
    var emphasis: Emphasis
  }

  private let styles: [String: StyleDefinition]
  private var chains: [ChainKey: FontChain] = [:]
  /// Every face papers can be set in, in a fixed order.
  private(set) var faces: [Face] = []

  /// Finds every font the styles can ask for.
  /// - Throws: ``TemplateError`` with each family the machine lacks.
  init(_ layout: TemplateLayout, fonts: FontLibrary) throws(TemplateError) {
    styles = layout.styles
    let problems = ProblemList(file: LayoutReader.fileName)
    let used = Set(layout.styles.values.map(\.font))
    for (font, entry) in layout.fonts.sorted(by: { $0.key < $1.key }) where used.contains(font) {
      for (language, families) in entry.chains.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        for emphasis in Self.emphases {
          var faces: [Face] = []
          for family in families {
            do throws(FontError) {
              faces.append(try Self.face(of: family, emphasis, in: fonts))
            } catch {
              if emphasis == Emphasis() { problems.add(entry.place, "\(font): \(error)") }
            }
          }
          guard !faces.isEmpty else { continue }
          chains[ChainKey(font: font, language: language, emphasis: emphasis)] = FontChain(faces)
        }
      }
    }
    guard problems.problems.isEmpty else { throw TemplateError(problems.problems) }
    faces = Set(chains.values.flatMap(\.faces)).sorted { ($0.name, $0.path) < ($1.name, $1.path) }
  }

  /// The family's face of an emphasis; a family that lacks it gives the nearest it has, so that no letter is
  /// missing for want of a bold.
  private static func face(
    of family: String, _ emphasis: Emphasis, in fonts: FontLibrary
  ) throws(FontError) -> Face {
    let attempts = [emphasis, Emphasis(isBold: emphasis.isBold), Emphasis(isItalic: emphasis.isItalic)]
    for attempt in attempts where attempt != Emphasis() {
      if let face = try? fonts.face(family: family, bold: attempt.isBold, italic: attempt.isItalic) {
        return face
      }
    }
    return try fonts.face(family: family, bold: false, italic: false)
  }

  private static let emphases = [
    Emphasis(), Emphasis(isBold: true), Emphasis(isItalic: true), Emphasis(isBold: true, isItalic: true),
  ]

  /// A style by name. The template was checked, so the name is known.
  func style(_ name: String) -> StyleDefinition { styles[name] ?? StyleDefinition() }

  /// How letters look in a style; nil where the template gives no fonts for the language.
  func textStyle(_ style: StyleDefinition, _ language: PaperLanguage, _ emphasis: Emphasis) -> TextStyle? {
    let emphasis = Emphasis(
      isBold: emphasis.isBold || style.isBold, isItalic: emphasis.isItalic || style.isItalic)
    guard let chain = chains[ChainKey(font: style.font, language: language, emphasis: emphasis)] else {
      return nil
    }
    return TextStyle(
      fonts: chain, size: style.size, colour: style.colour,
      letterSpacing: style.letterSpacing.points(at: style.size) / style.size)
  }

  /// How a paragraph of a style stands in its column.
  func paragraphStyle(
    _ style: StyleDefinition, _ language: PaperLanguage, alignment: ParagraphStyle.Alignment? = nil
  ) -> ParagraphStyle {
    let size = style.size
    let leading =
      switch style.leading {
      case .factor(let factor): factor * size
      case .length(let length): length.points(at: size)
      }
    return ParagraphStyle(
      alignment: alignment ?? style.alignment, leading: leading, size: size,
      indent: style.indent.points(at: size), hanging: style.hanging.points(at: size),
      left: style.left.points(at: size), right: style.right.points(at: size),
      before: style.before.points(at: size), after: style.after.points(at: size), keepsLine: style.keepsLine,
      keepsWithNext: style.keepsNext, rule: style.rule.map { rule($0, at: size) }, language: language.text)
  }

  private func rule(_ rule: StyleDefinition.Rule, at size: Double) -> ParagraphRule {
    let width: ParagraphRule.Width =
      switch rule.width {
      case .ofText(let share): .ofText(share)
      case .measure: .measure
      case .length(let length): .length(length.points(at: size))
      }
    return ParagraphRule(
      width: width, gap: rule.gap.points(at: size), weight: rule.weight.points(at: size), colour: rule.colour)
  }
}

extension PaperLanguage {
  /// The language as the typesetter knows it.
  var text: TextLanguage {
    switch self {
    case .vi: .vietnamese
    case .ja: .japanese
    case .en: .english
    }
  }
}
