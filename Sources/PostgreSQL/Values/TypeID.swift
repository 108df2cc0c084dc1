/// The object identifier of a type of the server.
///
/// Those of built-in types never change (`src/include/catalog/pg_type.dat`); an enum, domain or extension's
/// type has another in each database.
public struct TypeID: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The server finds the type out by itself.
  public static let unspecified = TypeID(rawValue: 0)
  public static let bool = TypeID(rawValue: 16)
  public static let boolArray = TypeID(rawValue: 1000)
  public static let bytea = TypeID(rawValue: 17)
  public static let byteaArray = TypeID(rawValue: 1001)
  public static let int8 = TypeID(rawValue: 20)
  public static let int8Array = TypeID(rawValue: 1016)
  public static let int4 = TypeID(rawValue: 23)
  public static let int4Array = TypeID(rawValue: 1007)
  public static let float8 = TypeID(rawValue: 701)
  public static let float8Array = TypeID(rawValue: 1022)
  public static let text = TypeID(rawValue: 25)
  public static let textArray = TypeID(rawValue: 1009)
  public static let uuid = TypeID(rawValue: 2950)
  public static let uuidArray = TypeID(rawValue: 2951)
  public static let date = TypeID(rawValue: 1082)
  public static let dateArray = TypeID(rawValue: 1182)
  public static let timestamptz = TypeID(rawValue: 1184)
  public static let timestamptzArray = TypeID(rawValue: 1185)

  static let int2 = TypeID(rawValue: 21)
  static let oid = TypeID(rawValue: 26)
  static let float4 = TypeID(rawValue: 700)
  static let jsonb = TypeID(rawValue: 3802)

  /// The first identifier that is not the server's own: enums and extension types such as `citext`.
  private static let firstOwn: UInt32 = 16384

  /// Whether the binary form is the text itself: that of `"char"`, `name`, `text`, `json`, `xml`, `unknown`, `bpchar`,
  /// `varchar`. Asked for each text that is read, so without a set.
  var isTextual: Bool {
    switch rawValue {
    case 18, 19, 25, 114, 142, 705, 1042, 1043: true
    default: rawValue >= Self.firstOwn
    }
  }
}
