public import MartletFiles

/// How a file turned out to be written.
public struct CSVDialect: Sendable, Hashable {
  /// Whether the file is compressed with gzip.
  public let isCompressed: Bool
  /// How its characters are written.
  public let encoding: TextEncoding
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
  /// Whether it is an option that says so.
  let isDecimalMarkGiven: Bool
  /// What shows which mark that is, where it is thousands in groups alone.
  var groups: Groups?
  /// Whether the file may be written as where commas are decimal: fields are not separated by commas, or
  /// there are dates like 31.12.2018.
  var isContinental = false
  /// What stands for a missing number.
  let missing: MissingWords
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
  /// Whether some bytes of the column names are no characters; U+FFFD stands for them.
  let hasBrokenNames: Bool
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

  /// Numbers that show how thousands are separated: 960 has no point, 1.010 has.
  struct Groups: Sendable, Hashable {
    let short: String
    let group: String
  }

  /// Whatever is not as in a plain CSV file, in words.
  public var notes: [Wording] {
    let delimiters: [Wording] =
      delimiter == UInt8(ascii: ",") ? [] : ["fields separated by \(delimiterName)s"]
    return delimiters + notesBesideDelimiter
  }

  /// Takes what the first rows say about the marks, unless an option says it.
  mutating func take(_ survey: MarkSurvey) {
    guard !isDecimalMarkGiven else { return }
    isContinental = survey.isContinental
    guard let mark = survey.mark else { return }
    decimalMark = mark
    isDecimalMarkKnown = true
    groups = survey.groups
  }

  /// The notes without that on the delimiter.
  private var notesBesideDelimiter: [Wording] {
    var notes: [Wording] = []
    if isCompressed { notes.append("gzip") }
    if encoding != .utf8 { notes.append("\(encoding.title)") }
    if let groups {
      let separator = decimalMark == .comma ? "dots" : "commas"
      notes.append("\(separator) between thousands (\(groups.short) beside \(groups.group))")
    } else if decimalMark == .comma {
      notes.append("decimal comma")
    }
    return notes + layoutNotes
  }

  /// What is left out before the rows, between them and at their end.
  package var layoutNotes: [Wording] {
    var notes: [Wording] = []
    if headerRows == 0 { notes.append("no line of column names") }
    if headerRows > 0, headerLine > 1 { notes.append("column names on line \(headerLine)") }
    if hasBrokenNames {
      notes.append("column names that are not \(encoding.title) (\(option: .encoding))")
    }
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

  /// `UTF-8`, `UTF-16` or another, and what is about it.
  public var encodingWords: String {
    encoding.title + (hasByteOrderMark ? " with a byte order mark" : "")
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
