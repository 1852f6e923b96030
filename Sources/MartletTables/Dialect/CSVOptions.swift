public import MartletFiles
public import MartletTime

/// What a reader of a file is told instead of recognising it.
public struct CSVOptions: Sendable, Hashable {
  /// The byte between fields; nil recognises `,` `;` tab or `|`.
  public var delimiter: UInt8?
  /// The mark before the decimals of a number; nil recognises it.
  public var decimalMark: DecimalMark?
  /// The physical line, counted from 1, of the column names; nil recognises it.
  public var headerLine: Int?
  /// How many rows hold column names, which are joined; nil recognises it. A row below them that
  /// names the index alone (`Date,,,,`) is not counted.
  public var headerRows: Int?
  /// Whether the file has column names. Without them, or with `names`, the first row is data.
  public var hasHeader = true
  /// The names of the columns of a file that has none; nil calls them `column 1`, `column 2`.
  public var names: [String]?
  /// How many rows under the column names are no data: units, codes, a source.
  public var skippedRows: Int
  /// How many lines at the end, blank ones not counted, are no data: totals, notes.
  public var skippedFooter = 0
  /// How the times are written; nil recognises it.
  public var timeFormat: TimePattern?
  /// What stands for a missing value in columns of numbers, besides what is recognised: `k.A.`, or a
  /// number such as `-9999`, however many decimals it has.
  public var missingTexts: [String]
  /// How characters are written; nil recognises it.
  public var encoding: TextEncoding?

  /// Creates options; what is left out is recognised.
  public init(
    delimiter: UInt8? = nil, decimalMark: DecimalMark? = nil, headerLine: Int? = nil,
    headerRows: Int? = nil, skippedRows: Int = 0, timeFormat: TimePattern? = nil,
    missingTexts: [String] = [], encoding: TextEncoding? = nil
  ) {
    self.delimiter = delimiter
    self.decimalMark = decimalMark
    self.headerLine = headerLine
    self.headerRows = headerRows
    self.skippedRows = skippedRows
    self.timeFormat = timeFormat
    self.missingTexts = missingTexts
    self.encoding = encoding
  }

  /// Whether the first row holds data.
  var startsWithData: Bool { !hasHeader || names != nil }
}
