import ArgumentParser
import MartletFiles
import MartletRuns
import MartletTables
import MartletTime

/// How files are written, where that is not recognised: for all of them, or as FILE=VALUE for one.
struct CSVFileOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What separates fields: comma, semicolon, tab or bar.", valueName: "[file=]name"),
    completion: .list(["comma", "semicolon", "tab", "bar"]))
  var delimiter: [String] = []

  @Option(
    help: ArgumentHelp("What stands before decimals: point or comma.", valueName: "[file=]mark"),
    completion: .list(["point", "comma"]))
  var decimal: [String] = []

  @Option(
    help: ArgumentHelp(
      "Line of the column names, from 1; none for a file without.", valueName: "[file=]line"))
  var headerRow: [String] = []

  @Option(
    help: ArgumentHelp(
      "Rows of column names, joined with a space: 2 for 'Close AAA'.", valueName: "[file=]rows"))
  var headerRows: [String] = []

  @Flag(help: "No file has column names: they are column 1, column 2, ...")
  var noHeader = false

  @Option(
    help: ArgumentHelp(
      "Names for the columns of a file without, separated by commas.", valueName: "[file=]names"))
  var names: [String] = []

  @Option(
    help: ArgumentHelp(
      "Rows under the column names that are no data: units, codes.", valueName: "[file=]rows"))
  var skipRows: [String] = []

  @Option(
    help: ArgumentHelp(
      "Lines at the end that are no data: totals, notes.", valueName: "[file=]lines"))
  var skipFooter: [String] = []

  @Option(
    help: ArgumentHelp(
      "How times are written: a pattern such as %d/%m/%Y or %G-W%V, or unix, unix-ms, unix-us, unix-ns "
        + "or integer.",
      valueName: "[file=]format"))
  var timeFormat: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "What else stands for a missing number, separated by commas: ND, or -9999.",
      valueName: "[file=]texts"))
  var missingText: [String] = []

  @Option(
    help: ArgumentHelp(
      "How characters are written: utf-8, utf-16, latin1 or windows-1252.", valueName: "[file=]name"
    ))
  var encoding: [String] = []

  /// The options for all files, and those for single ones, which include the former.
  func options() throws -> (all: CSVOptions, ofFile: [String: CSVOptions]) {
    var all = CSVOptions()
    var ofFile: [String: [(inout CSVOptions) -> Void]] = [:]
    func read<Value>(
      _ texts: [String], _ option: String, _ value: (String) throws -> Value?,
      _ set: @escaping (inout CSVOptions, Value) -> Void
    ) throws {
      for text in texts {
        let sides = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        guard let value = try value(sides[sides.count - 1]) else {
          throw ValidationError("'\(text)' is no value for \(option).")
        }
        if sides.count == 1 {
          set(&all, value)
        } else {
          let file = sides.dropLast().joined(separator: "=")
          ofFile[file, default: []].append { set(&$0, value) }
        }
      }
    }
    try read(delimiter, "--delimiter. Name comma, semicolon, tab or bar") {
      Self.delimiters[$0]
    } _: {
      $0.delimiter = $1
    }
    try read(decimal, "--decimal. Name point or comma", DecimalMark.init(rawValue:)) {
      $0.decimalMark = $1
    }
    all.hasHeader = !noHeader
    try read(headerRow, "--header-row. Give a line from 1 to 10,000, or none") {
      $0 == "none" ? 0 : Self.number($0, 1...Self.most)
    } _: {
      $0.headerLine = $1 > 0 ? $1 : nil
      $0.hasHeader = $1 > 0
    }
    try read(headerRows, "--header-rows. Give a number of rows from 1 to 20") {
      Self.number($0, 1...20)
    } _: {
      $0.headerRows = $1
    }
    try read(names, "--names. Give different names, separated by commas") {
      Self.names($0)
    } _: {
      $0.names = $1
    }
    try read(skipRows, "--skip-rows. Give a number of rows from 0 to 10,000") {
      Self.number($0, 0...Self.most)
    } _: {
      $0.skippedRows = $1
    }
    try read(skipFooter, "--skip-footer. Give a number of lines from 0 to 10,000") {
      Self.number($0, 0...Self.most)
    } _: {
      $0.skippedFooter = $1
    }
    try read(timeFormat, "--time-format") {
      try TimePattern(parsing: $0)
    } _: {
      $0.timeFormat = $1
    }
    try read(missingText, "--missing-text. Give texts separated by commas") {
      let texts = $0.split(separator: ",").map(String.init)
      return texts.contains { $0.contains { $0 != " " } } ? texts : nil
    } _: {
      $0.missingTexts += $1
    }
    try read(encoding, "--encoding. Name utf-8, utf-16, latin1 or windows-1252") {
      Self.encodings[$0.lowercased()]
    } _: {
      $0.encoding = $1
    }
    return (
      all,
      ofFile.mapValues { changes in
        var options = all
        for change in changes { change(&options) }
        return options
      }
    )
  }

  /// The same as a part of a plan, once `options` has taken them.
  /// - Throws: `ValidationError` for an option that is given twice for a file, or for all.
  func plans() throws -> (all: ReadingPlan, ofFile: [String: ReadingPlan]) {
    var all = ReadingPlan()
    var ofFile: [String: ReadingPlan] = [:]
    func read(_ option: String, _ texts: [String], _ set: (inout ReadingPlan, String) -> Void)
      throws
    {
      var seen: Set<String> = []
      for text in texts {
        let sides = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        let file = sides.dropLast().joined(separator: "=")
        guard seen.insert(file).inserted || option == "--missing-text" else {
          throw ValidationError(
            "\(option) is given twice\(file.isEmpty ? "" : " for '\(file)'"). Give it once, or as "
              + "FILE=VALUE for one file.")
        }
        if file.isEmpty {
          set(&all, sides[0])
        } else {
          set(&ofFile[file, default: .init()], sides[sides.count - 1])
        }
      }
    }
    try read("--delimiter", delimiter) { $0.delimiter = $1 }
    try read("--decimal", decimal) { $0.decimal = $1 }
    if noHeader { all.header = false }
    try read("--header-row", headerRow) {
      $0.header = $1 == "none" ? false : nil
      $0.headerRow = Int($1)
    }
    try read("--header-rows", headerRows) { $0.headerRows = Int($1) }
    try read("--names", names) { $0.names = Self.names($1) }
    try read("--skip-rows", skipRows) { $0.skipRows = Int($1) }
    try read("--skip-footer", skipFooter) { $0.skipFooter = Int($1) }
    try read("--time-format", timeFormat) { $0.timeFormat = $1 }
    try read("--missing-text", missingText) {
      $0.missingText = ($0.missingText ?? []) + $1.split(separator: ",").map(String.init)
    }
    try read("--encoding", encoding) { $0.encoding = $1 }
    return (all, ofFile)
  }

  private static let most = 10_000

  private static func number(_ text: String, _ range: ClosedRange<Int>) -> Int? {
    Int(text).flatMap { range.contains($0) ? $0 : nil }
  }

  /// Names separated by commas; nil where one is empty or given twice.
  private static func names(_ text: String) -> [String]? {
    let names = text.split(separator: ",", omittingEmptySubsequences: false).map {
      $0.split(separator: " ").joined(separator: " ")
    }
    return names.contains("") || Set(names).count < names.count ? nil : names
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
