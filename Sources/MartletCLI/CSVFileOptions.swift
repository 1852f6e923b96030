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
      "How times are written: a pattern such as %d/%m/%Y or %G-W%V, or unix, unix-ms, unix-us, unix-ns "
        + "or integer.",
      valueName: "[file=]format"))
  var timeFormat: [String] = []

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
    try read(headerRow, "--header-row. Give a line, from 1") {
      Self.number($0, 1...)
    } _: {
      $0.headerLine = $1
    }
    try read(skipRows, "--skip-rows. Give a number of rows") {
      Self.number($0, 0...)
    } _: {
      $0.skippedRows = $1
    }
    try read(timeFormat, "--time-format") {
      try TimePattern(parsing: $0)
    } _: {
      $0.timeFormat = $1
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

  /// A number up to 10,000 that is not below a limit.
  private static func number(_ text: String, _ range: PartialRangeFrom<Int>) -> Int? {
    Int(text).flatMap { range.contains($0) && $0 <= 10_000 ? $0 : nil }
  }

  private static let delimiters: [String: UInt8] = [
    "comma": UInt8(ascii: ","), ",": UInt8(ascii: ","), "semicolon": UInt8(ascii: ";"),
    ";": UInt8(ascii: ";"), "tab": UInt8(ascii: "\t"), "\t": UInt8(ascii: "\t"),
    "bar": UInt8(ascii: "|"), "|": UInt8(ascii: "|"),
  ]
}
