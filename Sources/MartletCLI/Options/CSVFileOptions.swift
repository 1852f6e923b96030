import ArgumentParser
import MartletFiles
import MartletRuns

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

  /// The options as parts of a plan: for all files, and for single ones.
  /// - Throws: `RunError` for words that no plan holds, `ValidationError` for an option that is given twice for a file,
  ///   or for all.
  func plans() throws -> (all: ReadingPlan, ofFile: [String: ReadingPlan]) {
    var all = ReadingPlan()
    var ofFile: [String: ReadingPlan] = [:]
    func read<Value>(
      _ option: OptionName, _ texts: [String], _ value: (String) -> Value?,
      _ set: (inout ReadingPlan, Value) -> Void
    ) throws {
      var seen: Set<String?> = []
      for text in texts {
        let sides = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
        guard let value = value(sides[sides.count - 1]) else {
          throw RunError.noValue(text, option, advice: ReadingPlan.advice(option))
        }
        let file = sides.count == 1 ? nil : sides.dropLast().joined(separator: "=")
        guard seen.insert(file).inserted || option == .missingText else {
          throw ValidationError(
            "\(option.flag) is given twice\(file.map { " for '\($0)'" } ?? ""). Give it once, or as "
              + "FILE=VALUE for one file.")
        }
        if let file {
          set(&ofFile[file, default: .init()], value)
        } else {
          set(&all, value)
        }
      }
    }
    func readText(
      _ option: OptionName, _ texts: [String], _ path: WritableKeyPath<ReadingPlan, String?>
    ) throws {
      try read(option, texts, { $0 }, { $0[keyPath: path] = $1 })
    }
    func readNumber(
      _ option: OptionName, _ texts: [String], _ path: WritableKeyPath<ReadingPlan, Int?>
    ) throws {
      try read(option, texts, { Self.number($0, option) }, { $0[keyPath: path] = $1 })
    }
    try readText(.delimiter, delimiter, \.delimiter)
    try readText(.decimal, decimal, \.decimal)
    if noHeader { all.header = false }
    // No line is one of no column names.
    try read(.headerRow, headerRow, { $0 == "none" ? 0 : Self.number($0, .headerRow) }) {
      ($0.header, $0.headerRow) = $1 == 0 ? (false, nil) : (nil, $1)
    }
    try readNumber(.headerRows, headerRows, \.headerRows)
    try read(.names, names, Self.names) { $0.names = $1 }
    try readNumber(.skipRows, skipRows, \.skipRows)
    try readNumber(.skipFooter, skipFooter, \.skipFooter)
    try readText(.timeFormat, timeFormat, \.timeFormat)
    try read(.missingText, missingText, Self.texts) {
      $0.missingText = ($0.missingText ?? []) + $1
    }
    try readText(.encoding, encoding, \.encoding)
    return (all, ofFile)
  }

  private static func number(_ text: String, _ option: OptionName) -> Int? {
    Int(text).flatMap { ReadingPlan.ranges[option]?.contains($0) == true ? $0 : nil }
  }

  /// Names separated by commas; nil where one is empty or given twice.
  private static func names(_ text: String) -> [String]? {
    let names = text.split(separator: ",", omittingEmptySubsequences: false).map {
      $0.split(separator: " ").joined(separator: " ")
    }
    return ReadingPlan.areNames(names) ? names : nil
  }

  /// Texts separated by commas; nil where none can stand in a cell.
  private static func texts(_ text: String) -> [String]? {
    let texts = text.split(separator: ",").map(String.init)
    return ReadingPlan.areTexts(texts) ? texts : nil
  }
}
