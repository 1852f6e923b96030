import MartletFiles
import MartletPanels
import MartletTables
import MartletTestSupport
import MartletTime
import Testing

/// Files in the formats of vendors: each is read rightly, or refused with the option that reads it.
struct CorpusTests {
  private static let folder =
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    .joined(separator: "/") + "/Corpus/"

  /// A file, how it is asked for, and what is in it: times and values of the target, and notes.
  struct Case: Sendable, CustomTestStringConvertible {
    let file: String
    let times: [String]
    let values: [Double]
    let notes: [String]
    let configure: @Sendable (inout PanelReader) throws -> Void
    var testDescription: String { file }

    init(
      _ file: String, _ times: [String], _ values: [Double], notes: [String] = [],
      configure: @Sendable @escaping (inout PanelReader) throws -> Void = { _ in }
    ) {
      self.file = file
      self.times = times
      self.values = values
      self.notes = notes
      self.configure = configure
    }
  }

  private static func reader(
    _ file: String, _ configure: (inout PanelReader) throws -> Void
  ) throws -> PanelReader {
    var reader = PanelReader(files: [folder + file])
    try configure(&reader)
    return reader
  }

  static let read = [
    Case("yahoo.csv", ["2024-03-01", "2024-03-04", "2024-03-06"], [101.25, 102.75, 99]) {
      $0.missing = .drop
    },
    Case(
      "yfinance.csv", ["2024-03-01", "2024-03-04", "2024-03-05", "2024-03-06", "2024-03-07"],
      [99.80000305175781, 101, 98.5, 98.75, 99],
      notes: ["column names of 2 rows, without 'ACME', which all columns have"]
    ) { $0.target = "Low" },
    Case(
      "yfinance.csv", ["2024-03-01", "2024-03-04", "2024-03-05", "2024-03-06", "2024-03-07"],
      [99.80000305175781, 101, 98.5, 98.75, 99], notes: ["2 rows under them left out"]
    ) {
      $0.csv.skippedRows = 2
      $0.target = "Low"
    },
    Case("stooq.csv", ["2024-03-01", "2024-03-04", "2024-03-05"], [101.25, 102.75, 99]),
    Case("fred.csv", ["2023-10-01", "2023-12-01", "2024-01-01"], [103.1, 103.4, 102.9]) {
      $0.missing = .drop
    },
    Case(
      "fred_md.csv",
      ["2023-01-01", "2023-02-01", "2023-03-01", "2023-04-01", "2023-05-01", "2023-06-01"],
      [3.4, 3.6, 3.5, 3.4, 3.7, 3.6], notes: ["1 row under them left out", "times as %m/%d/%Y"]
    ) {
      $0.csv.skippedRows = 1
      $0.csv.timeFormat = try TimePattern(parsing: "%m/%d/%Y")
      $0.target = "UNRATE"
    },
    Case("ecb.csv", ["2024-03-01", "2024-03-04", "2024-03-05"], [1.0813, 1.0846, 1.0849]),
    Case(
      "bundesbank.csv",
      ["2024-02-29", "2024-03-01", "2024-03-05", "2024-03-06", "2024-03-07", "2024-03-08"],
      [2.41, 2.44, 2.39, 2.32, 2.3, 2.28],
      notes: ["fields separated by semicolons", "decimal comma", "4 rows under them left out"]
    ) {
      $0.csv.skippedRows = 4
      $0.missing = .drop
    },
    Case(
      "bundesbank_months.csv", ["2023-11-01", "2023-12-01", "2024-01-01"],
      [1081.5, 1090.3, 1090.5],
      notes: ["fields separated by semicolons", "decimal comma", "1 empty column at the end"]),
    Case(
      "investing.csv", ["2024-03-08", "2024-03-11", "2024-03-12", "2024-03-13"],
      [5123.69, 5117.94, 5175.27, 5165.31], notes: ["dates month first", "newest rows first"]),
    Case(
      "investing.csv", ["2024-03-08", "2024-03-11", "2024-03-12"], [950, 1_050_000, 2300],
      notes: ["dates month first", "newest rows first"]
    ) {
      $0.target = "Vol."
      $0.missing = .drop
    },
    Case(
      "investing.csv", ["2024-03-08", "2024-03-11", "2024-03-12", "2024-03-13"],
      [-0.65, -0.11, 1.12, -0.19],
      notes: ["dates month first", "'Change %' in per cent", "newest rows first"]
    ) { $0.target = "Change %" },
    Case(
      "investing_de.csv", ["2024-03-11", "2024-03-12", "2024-03-13"],
      [17746.27, 17965.11, 17961.38], notes: ["decimal comma", "newest rows first"]
    ) { $0.target = "Zuletzt" },
    Case(
      "investing_de.csv", ["2024-03-11", "2024-03-12", "2024-03-13"],
      [68_200_000, 73_480_000, 61_520_000], notes: ["decimal comma", "newest rows first"]
    ) { $0.target = "Vol." },
    Case(
      "excel_semicolon.csv", ["2024-02-29", "2024-03-01", "2024-03-04"], [1234.5, 987, 12345.75],
      notes: [
        "fields separated by semicolons", "decimal comma", "column names on line 2",
        "2 empty columns at the end",
      ]
    ) { $0.target = "Umsatz" },
    Case(
      "excel_unicode.txt", ["2024-02-27", "2024-02-28", "2024-02-29"], [1234.5, 987, 12345.75],
      notes: ["fields separated by tabs", "UTF-16", "dates month first"]
    ) { $0.target = "Sales" },
    Case(
      "excel_short_years.csv", ["2024-02-29", "2024-03-01", "2024-03-04"], [1234.5, 987, 12345.75],
      notes: ["times as %d-%b-%y"]
    ) { $0.csv.timeFormat = try TimePattern(parsing: "%d-%b-%y") },
    Case(
      "alpha_vantage.csv", ["2024-03-04", "2024-03-05", "2024-03-06"], [101.25, 102.75, 99],
      notes: ["newest rows first"]),
    Case(
      "alpha_vantage_intraday.csv",
      ["2024-03-06 16:00:00", "2024-03-06 16:05:00", "2024-03-06 16:10:00"], [99, 99.1, 99.05],
      notes: ["newest rows first"]),
    Case(
      "coinmarketcap.csv", ["2024-03-04", "2024-03-05", "2024-03-06"], [68330.4, 63801.2, 66106.8],
      notes: ["fields separated by semicolons", "newest rows first"]
    ) { $0.timeColumn = "timeOpen" },
    Case(
      "coinmarketcap.csv", ["2024-03-04 23:59:59", "2024-03-05 23:59:59", "2024-03-06 23:59:59"],
      [68330.4, 63801.2, 66106.8],
      notes: [
        "fields separated by semicolons", "fractions of a second cut", "newest rows first",
      ]),
    Case(
      "exchange_unix.csv", ["2024-03-01", "2024-03-02", "2024-03-03"], [62387.9, 62000, 63113.9],
      notes: ["column names on line 3", "times in milliseconds since 1970"]),
    Case(
      "oecd.csv", ["2023-01-01", "2023-04-01", "2023-07-01", "2023-10-01"],
      [101.2, 101.9, 102.4, 102.1], notes: ["fields separated by bars"]),
    Case("imf_months.csv", ["2023-09-01", "2023-10-01", "2023-11-01"], [100.1, 100.7, 101.3]),
    Case(
      "rats_quarters.csv",
      ["2022-01-01", "2022-04-01", "2022-07-01", "2022-10-01", "2023-01-01"],
      [100.5, 101.1, 101.8, 101.2, 101.9], notes: ["times as year:quarter"]),
    Case(
      "bls_parts.csv", ["2023-10-01", "2023-11-01", "2023-12-01", "2024-01-01"],
      [307.671, 307.051, 306.746, 308.417]),
    Case(
      "title_lines.csv", ["2023-10-01", "2023-11-01", "2023-12-01"], [307.7, 307.1, 306.7],
      notes: ["column names on line 4"]),
    Case(
      "title_with_commas.csv", ["2023-10-01", "2023-11-01", "2023-12-01"], [307.7, 307.1, 306.7],
      notes: ["column names on line 3"]
    ) {
      $0.csv.headerLine = 3
      $0.target = "Index"
    },
    Case(
      "compressed.csv.gz", (1...31).map { "2024-01-\($0 < 10 ? "0" : "")\($0)" },
      (1...31).map { Double($0) / 4 }, notes: ["gzip"]),
  ]

  @Test("A vendor's file is read with its times, values and notes", arguments: read) func isRead(
    _ expected: Case
  ) throws {
    let reader = try Self.reader(expected.file, expected.configure)
    let table = try CSVTable(contentsOf: Self.folder + expected.file, options: reader.csv)
    for panel in [try reader.panel(), try reader.panel(of: [table])] {
      let series = try #require(panel.series.first)
      #expect(panel.series.count == 1)
      #expect((0..<series.count).map { series.axis.label(row: $0) } == expected.times)
      #expect(series.target.values == expected.values)
      #expect(panel.source.files[0].notes.map(\.description) == expected.notes)
    }
  }

  @Test("The World Bank's file with times across is read as series") func timesAcross() throws {
    let panel = try Self.reader("world_bank.csv") { _ in }.panel()
    #expect(panel.series.map(\.id) == ["Norland", "Sudland, Rep."])
    #expect(
      panel.series.map { $0.axis.ticks } == [[2019, 2020, 2021], [2018, 2019, 2020, 2021, 2022]])
    #expect(panel.series[0].target.values == [1_250_000_000.5, 1_300_000_000, 1_280_000_000])
    #expect(panel.series[1].target.values == [90, 91.5, 89, 95.25, 97])
    #expect(
      panel.source.summary == [
        "world_bank.csv: 3 rows, 2 series (ids in Country Name), 2018 to 2022, steps of 1; "
          + "target value",
        "world_bank.csv: column names on line 5, 1 empty column at the end, times across: a row is "
          + "a series, 1 row without values left out",
      ])
  }

  @Test(
    "A vendor's file that needs an option is an error that names it",
    arguments: [
      (
        "fred_md.csv", "RPI", "2:1: error: 'Transform:' is not a time (column 'sasdate')",
        "--skip-rows 1, if the rows above the first time are no data"
      ),
      (
        "bundesbank.csv", nil, "2:1: error: the time is missing (column 'column 1')",
        "--skip-rows 4, if the rows above the first time are no data"
      ),
      (
        "excel_short_years.csv", nil, "2:1: error: '29-Feb-24' is not a time (column 'Date')",
        "--time-format %d-%b-%y"
      ),
      (
        "title_with_commas.csv", nil, "3:4: error: this row has 4 fields, the header has 3",
        "--header-row 3, if the column names are there"
      ),
      (
        "fred.csv", nil, "3:2: error: column 'INDPRO' has 1 missing value, the first one here",
        "--missing forward-fill or --missing drop"
      ),
    ] as [(String, String?, String, String)])
  func isRefused(_ file: String, target: String?, problem: String, hint: String) {
    let found = message {
      _ = try Self.reader(file) { $0.target = target }.panel()
    }
    #expect(found == "\(Self.folder)\(file):\(problem); hint: \(hint)")
  }

  @Test("A vendor's dates that may be day or month first are refused")
  func ambiguousMonthsAreRefused() {
    let found = message {
      _ = try Self.reader("fred_md.csv") {
        $0.csv.skippedRows = 1
        $0.target = "RPI"
      }.panel()
    }
    #expect(found.hasSuffix("hint: --time-format %d/%m/%Y or --time-format %m/%d/%Y"))
  }
}
