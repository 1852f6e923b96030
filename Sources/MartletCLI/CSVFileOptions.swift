import ArgumentParser
import MartletSeries

/// How files are written, where that is not recognised: for all of them, or as FILE=VALUE for one.
struct CSVFileOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What separates fields: comma, semicolon, tab or bar.", valueName: "[file=]name"))
  var delimiter: [String] = []

  @Option(
    help: ArgumentHelp("What stands before decimals: point or comma.", valueName: "[file=]mark"))
  var decimal: [String] = []

  @Option(help: ArgumentHelp("Line of the column names, from 1.", valueName: "[file=]line"))
  var headerRow: [String] = []

  @Option(
    help: ArgumentHelp(
      "Rows under the column names that are no data: units, codes.", valueName: "[file=]rows"))
  var skipRows: [String] = []

  @Option(
    help: ArgumentHelp(
      "How times are written: a pattern such as %d/%m/%Y, or unix, unix-ms or integer.",
      valueName: "[file=]format"))
  var timeFormat: [String] = []

  /// The options for all files, and those for single ones, which include the former.
  func options() throws -> (all: CSVOptions, ofFile: [String: CSVOptions]) {
    var all = CSVOptions()
    var ofFile: [String: [(inout CSVOptions) -> Void]] = [:]
    func read<Value>(
      _ texts: [String], _ path: WritableKeyPath<CSVOptions, Value>, _ option: String,
      _ value: (String) throws -> Value?
    ) throws {
      for text in texts {
        let sides = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        let file = sides.dropLast().joined(separator: "=")
        guard let value = try value(sides[sides.count - 1]) else {
          throw ValidationError("'\(text)' is no value for \(option).")
        }
        if sides.count == 1 {
          all[keyPath: path] = value
        } else {
          ofFile[file, default: []].append { $0[keyPath: path] = value }
        }
      }
    }
    try read(delimiter, \.delimiter, "--delimiter. Name comma, semicolon, tab or bar") {
      Self.delimiters[$0]
    }
    try read(decimal, \.decimalMark, "--decimal. Name point or comma", DecimalMark.init(rawValue:))
    try read(headerRow, \.headerLine, "--header-row. Give a line, from 1") {
      Int($0).flatMap { $0 >= 1 ? $0 : nil }
    }
    try read(skipRows, \.skippedRows, "--skip-rows. Give a number of rows") {
      Int($0).flatMap { 0...10_000 ~= $0 ? $0 : nil }
    }
    try read(timeFormat, \.timeFormat, "--time-format") { try TimePattern(parsing: $0) }
    return (
      all,
      ofFile.mapValues { changes in
        var options = all
        for change in changes { change(&options) }
        return options
      }
    )
  }

  private static let delimiters: [String: UInt8] = [
    "comma": UInt8(ascii: ","), ",": UInt8(ascii: ","), "semicolon": UInt8(ascii: ";"),
    ";": UInt8(ascii: ";"), "tab": UInt8(ascii: "\t"), "\t": UInt8(ascii: "\t"),
    "bar": UInt8(ascii: "|"), "|": UInt8(ascii: "|"),
  ]
}
