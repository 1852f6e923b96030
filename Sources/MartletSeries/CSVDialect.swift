/// How a file turned out to be written.
public struct CSVDialect: Sendable, Hashable {
  /// Whether the file is compressed with gzip.
  public let isCompressed: Bool
  /// Whether the text is UTF-16; else it is UTF-8.
  public let isUTF16: Bool
  /// Whether the text begins with a byte order mark.
  public let hasByteOrderMark: Bool
  /// What ends the line of the column names.
  public let lineEnd: LineEnd
  /// The byte between fields.
  public let delimiter: UInt8
  /// The mark before decimals.
  public internal(set) var decimalMark: DecimalMark
  /// Whether the file or an option shows which mark that is.
  public internal(set) var isDecimalMarkKnown: Bool
  /// The physical line of the column names; of the first row in a file without.
  public let headerLine: Int
  /// How many rows hold column names; 0 in a file without.
  public let headerRows: Int
  /// A name that is joined of several rows; nil where there is one row.
  public let joinedName: String?
  /// What rows of names say of all columns alike, and is left out of the names.
  public let sharedNames: [String]
  /// The rows under the column names that are left out because an option says so.
  public let skippedRows: Int
  /// The columns at the end that have neither a name nor a value.
  public let emptyColumns: Int
  /// The lines at the end that are left out because an option says so.
  public let skippedFooter: Int
  /// The line on which text begins below the table, set off by a blank line; nil without.
  public internal(set) var textBelowLine: Int?
  /// How many lines, blank ones not counted, are left out as text below the table.
  public internal(set) var textBelowCount = 0

  /// Notes what was found below the table.
  mutating func note(_ below: TextBelow?) {
    guard let below else { return }
    textBelowLine = below.line
    textBelowCount = below.count
  }

  /// Whatever is not as in a plain CSV file, in words.
  public var notes: [String] {
    let delimiters =
      delimiter == UInt8(ascii: ",") ? [] : ["fields separated by \(delimiterName)s"]
    return delimiters + notesBesideDelimiter
  }

  /// The notes without that on the delimiter.
  private var notesBesideDelimiter: [String] {
    var notes: [String] = []
    if isCompressed { notes.append("gzip") }
    if isUTF16 { notes.append("UTF-16") }
    if decimalMark == .comma { notes.append("decimal comma") }
    return notes + layoutNotes
  }

  /// What is left out before the rows, between them and at their end.
  package var layoutNotes: [String] {
    var notes: [String] = []
    if headerRows == 0 { notes.append("no line of column names") }
    if headerRows > 0, headerLine > 1 { notes.append("column names on line \(headerLine)") }
    if headerRows > 1 {
      let shared = sharedNames.map(quoted).joined(separator: " and ")
      notes.append(
        "column names of \(headerRows) rows"
          + (joinedName.map { ", such as \(quoted($0))" } ?? "")
          + (shared.isEmpty ? "" : ", without \(shared), which all columns have"))
    }
    if skippedRows > 0 {
      notes.append(
        "\(counted(skippedRows, "row")) \(headerRows == 0 ? "above the table" : "under them") left out"
      )
    }
    if emptyColumns > 0 { notes.append("\(counted(emptyColumns, "empty column")) at the end") }
    if skippedFooter > 0 { notes.append("\(counted(skippedFooter, "line")) at the end left out") }
    if let textBelowLine {
      notes.append(
        "\(counted(textBelowCount, "line")) below the table, from line \(textBelowLine), left out")
    }
    return notes
  }

  /// `UTF-8` or `UTF-16`, and what is about it.
  public var encodingWords: String {
    (isUTF16 ? "UTF-16" : "UTF-8") + (hasByteOrderMark ? " with a byte order mark" : "")
      + (isCompressed ? ", gzip" : "")
  }

  /// `comma`, `semicolon`, `tab`, `bar`, or another character in quotes.
  public var delimiterName: String {
    switch delimiter {
    case UInt8(ascii: ","): "comma"
    case UInt8(ascii: ";"): "semicolon"
    case UInt8(ascii: "\t"): "tab"
    case UInt8(ascii: "|"): "bar"
    default: "'\(UnicodeScalar(delimiter))'"
    }
  }
}
