package import MartletFiles
import MartletTables
import MartletTime

extension ReadingPlan {
  /// Where the whole numbers of options of files lie.
  package static let ranges: [OptionName: ClosedRange<Int>] = [
    .headerRow: 1...10_000, .headerRows: 1...20, .skipRows: 0...10_000, .skipFooter: 0...10_000,
  ]

  /// What to give for an option of files.
  package static func advice(_ option: OptionName) -> String {
    switch option {
    case .delimiter: "name comma, semicolon, tab or bar"
    case .decimal: "name point or comma"
    case .headerRow: "give a line from 1 to 10,000, or none"
    case .headerRows: "give a number of rows from 1 to 20"
    case .names: "give different names, separated by commas"
    case .skipRows: "give a number of rows from 0 to 10,000"
    case .skipFooter: "give a number of lines from 0 to 10,000"
    case .missingText: "give texts separated by commas"
    case .encoding: "name utf-8, utf-16, latin1 or windows-1252"
    default: "give another value"
    }
  }

  /// Whether these can be names of columns: all different, and none empty.
  package static func areNames(_ names: [String]) -> Bool {
    !names.isEmpty && !names.contains("") && Set(names).count == names.count
  }

  /// Whether one of these texts can stand in a cell.
  package static func areTexts(_ texts: [String]) -> Bool {
    texts.contains { $0.contains { $0 != " " } }
  }

  /// The options of a reader.
  ///
  /// - Parameters:
  ///   - others: Those of all files, where the plan is of one.
  ///   - file: That one, as the plan names it.
  /// - Throws: `RunError` or `DataError` for a value that no file has.
  func options(
    changing others: CSVOptions = CSVOptions(), of file: String? = nil
  ) throws -> CSVOptions {
    func failure(_ option: OptionName, _ text: String) -> RunError {
      .noValue((file.map { "\($0)=" } ?? "") + text, option, advice: Self.advice(option))
    }
    func known<Value>(_ text: String, _ values: [String: Value], _ option: OptionName) throws
      -> Value
    {
      guard let value = values[text] else { throw failure(option, text) }
      return value
    }
    func checked(_ number: Int, _ option: OptionName) throws -> Int {
      guard Self.ranges[option]?.contains(number) ?? true else {
        throw failure(option, "\(number)")
      }
      return number
    }
    var options = others
    if let delimiter { options.delimiter = try known(delimiter, Self.delimiters, .delimiter) }
    if let decimal {
      guard let mark = DecimalMark(rawValue: decimal) else { throw failure(.decimal, decimal) }
      options.decimalMark = mark
    }
    if header == false {
      (options.headerLine, options.hasHeader) = (nil, false)
    } else if let headerRow {
      (options.headerLine, options.hasHeader) = (try checked(headerRow, .headerRow), true)
    }
    if let headerRows { options.headerRows = try checked(headerRows, .headerRows) }
    if let names {
      guard Self.areNames(names) else { throw failure(.names, names.joined(separator: ",")) }
      options.names = names
    }
    if let skipRows { options.skippedRows = try checked(skipRows, .skipRows) }
    if let skipFooter { options.skippedFooter = try checked(skipFooter, .skipFooter) }
    if let timeFormat { options.timeFormat = try TimePattern(parsing: timeFormat) }
    if let missingText {
      guard Self.areTexts(missingText) else {
        throw failure(.missingText, missingText.joined(separator: ","))
      }
      options.missingTexts += missingText
    }
    if let encoding {
      guard let named = Self.encodings[encoding.lowercased()] else {
        throw failure(.encoding, encoding)
      }
      options.encoding = named
    }
    return options
  }

  private static let encodings: [String: TextEncoding] = [
    "utf-8": .utf8, "utf8": .utf8, "utf-16": .utf16, "utf16": .utf16, "latin1": .latin1,
    "latin-1": .latin1, "iso-8859-1": .latin1, "windows-1252": .windows1252,
    "cp1252": .windows1252,
  ]

  private static let delimiters: [String: UInt8] = [
    "comma": UInt8(ascii: ","), ",": UInt8(ascii: ","), "semicolon": UInt8(ascii: ";"),
    ";": UInt8(ascii: ";"), "tab": UInt8(ascii: "\t"), "\t": UInt8(ascii: "\t"),
    "bar": UInt8(ascii: "|"), "|": UInt8(ascii: "|"),
  ]
}
