/// The fields of data sheets.
enum DataSheetFields {
  static let all: [FieldCatalogue.Entry] = PresentationFields.all
}
