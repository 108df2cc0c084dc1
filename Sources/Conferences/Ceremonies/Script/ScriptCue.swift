public import Foundation

/// One cue of the master of ceremonies: an item of the programme, or one hand-over of a ceremony in it.
public struct ScriptCue: Hashable, Sendable, Encodable {
  /// From 1, through the whole script.
  public let number: Int
  /// When it is planned; nil where the programme does not say.
  public let at: Date?
  public let minutes: Int?
  /// The kind of the programme item (`welcome`, `speech`, `ceremony`, …), or `grant`.
  public let kind: String
  /// Of the item, or of what is handed over.
  public let name: LocalisedText
  /// What the master of ceremonies says. Empty where nobody wrote it.
  public let words: LocalisedText
  /// Who appears: style, name and title as they are read out.
  public let people: [LocalisedText]
  /// How those who appear are called, style and name: what no line of ``words`` and ``people`` should part. No part of
  /// the data that are printed for programs.
  public let names: [LocalisedText]
  /// Where on the stage.
  public let stage: LocalisedText?
  /// What must be at hand.
  public let props: LocalisedText?
  /// Of a grant: its place in the running order, which is the number of its folder.
  public let folder: Int?

  private enum CodingKeys: CodingKey {
    case number, at, minutes, kind, name, words, people, stage, props, folder
  }
}
