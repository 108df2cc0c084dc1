/// Undoes the filters of a stream. Trao's own files use only deflate; of others' files this is what
/// cross-references and object streams are written with.
enum StreamDecoder {
  /// Filters one behind the other; more would only serve an attack.
  private static let filterLimit = 4

  /// The stream's data; `resolve` looks up a reference in its dictionary, `limit` is in bytes.
  static func decode(
    _ stream: PDFStream, of bytes: [UInt8], limit: Int, resolve: (PDFObject) -> PDFObject
  ) throws(PDFReadingError) -> [UInt8] {
    let start = stream.range.lowerBound
    let filters = list(stream.dictionary["Filter"], resolve)
    let parameters = list(stream.dictionary["DecodeParms"], resolve)
    guard stream.dictionary["F"] == nil else { throw PDFReadingError(.unsupportedFilter("/F"), at: start) }
    guard filters.count <= filterLimit else { throw PDFReadingError(.limit("filters"), at: start) }
    guard stream.range.count <= limit || !filters.isEmpty else {
      throw PDFReadingError(.limit("\(limit) bytes in a stream"), at: start)
    }
    var content = Array(bytes[stream.range])
    for (place, filter) in filters.enumerated() {
      guard let name = filter.name else { throw PDFReadingError(.unsupportedFilter("?"), at: start) }
      guard name == "FlateDecode" else { throw PDFReadingError(.unsupportedFilter(name), at: start) }
      do throws(PDFReadingError) {
        content = try Inflater.inflate(content[...], limit: limit).output
      } catch {
        throw PDFReadingError(error.fault, at: start)
      }
      let wishes = place < parameters.count ? parameters[place].dictionary ?? [:] : [:]
      if let predictor = try Predictor(wishes, at: start) {
        content = try predictor.undo(content, at: start)
      }
    }
    return content
  }

  /// One value or an array of them.
  private static func list(_ object: PDFObject?, _ resolve: (PDFObject) -> PDFObject) -> [PDFObject] {
    guard let object else { return [] }
    switch resolve(object) {
    case .null: return []
    case .array(let values): return values.map(resolve)
    case let value: return [value]
    }
  }
}
