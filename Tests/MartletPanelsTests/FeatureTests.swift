import MartletPanels
import MartletTestSupport
import MartletTime
import RealModule
import Testing

/// The numbers of features.
struct FeatureTests {
  @Test(
    "Values of a feature are those of other libraries, also ahead",
    arguments: FeatureGolden.cases.indices)
  func asOtherLibrariesHaveIt(index: Int) throws {
    let (text, first, expected) = FeatureGolden.cases[index]
    let panel = try panel(FeatureGolden.prices) { reader in
      (reader.target, reader.features) = ("Close", [try Feature(parsing: text)])
      reader.frequency = .sessions(TradingCalendar(.newYork))
    }
    let series = panel.series[0]
    #expect(series.count == 150 - first)
    #expect(panel.source.rowsBeforeFeatures == first)
    let ahead = try series.asOf(row: series.count - 1).futureCovariates(steps: FeatureGolden.ahead)
    let columns = series.covariates.map(\.values) + ahead.map { Array($0.values) }
    try #require(columns.count == expected.count)
    for (column, golden) in zip(columns, expected) {
      try #require(column.count == golden.count)
      for (value, number) in zip(column, golden) {
        #expect(abs(value - number) <= 1e-10 * max(1, abs(number)), "\(text)")
      }
    }
  }

  @Test("Every formula of features is among the cases from other libraries")
  func everyFormulaHasAGolden() throws {
    let names = try FeatureGolden.cases.map { try Feature(parsing: $0.feature).formula.name }
    #expect(Set(names) == Set(Feature.Formula.Name.allCases))
  }

  private func columns(_ values: [Double], _ formulas: Feature.Formula...) throws -> [[Double]] {
    let axis = TimeAxis(kind: .integer, ticks: values.indices.map { Int64($0) })
    let series = Series(
      id: "y", axis: axis, target: Column(name: "y", role: .target, values: values))
    let panel = try Panel(series: [series]).adding(formulas.map { try Feature($0) })
    return panel.series[0].covariates.map(\.values)
  }

  @Test("Rolling statistics stay exact for small noise on a large level or after a spike")
  func nothingIsCancelled() throws {
    var generator = SeededGenerator(seed: 1)
    let noise = (0..<20_000).map { _ in Double.random(in: -1...1, using: &generator) }
    let window = 100
    func exact(_ row: Int) -> Double {
      let values = noise[(row - window + 1)...row]
      let mean = values.reduce(0, +) / Double(window)
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return (squares / Double(window - 1)).squareRoot()
    }
    // 1e9 alone rounds the noise to 1e-7.
    let high = try columns(noise.map { $0 + 1e9 }, .rollingDeviation(window))[0]
    for (index, value) in high.enumerated() where index % 97 == 0 {
      #expect(abs(value - exact(index + window - 1)) < 1e-7)
    }
    var spiked = noise
    spiked[50] = 1e150
    let after = try columns(spiked, .rollingDeviation(window), .sma(window))
    for index in stride(from: 51, to: after[0].count, by: 89) {
      let row = index + window - 1
      #expect(abs(after[0][index] - exact(row)) < 1e-13)
      let mean = noise[(row - window + 1)...row].reduce(0, +) / Double(window)
      #expect(abs(after[1][index] - mean) < 1e-13)
    }
  }

  @Test("Rolling statistics are those of windows sorted anew", arguments: [1, 2, 3, 7, 10, 29, 30])
  func windows(rows: Int) throws {
    var generator = SeededGenerator(seed: UInt64(rows))
    // Whole numbers, so that many are equal.
    let values = (0..<30).map { _ in Double(Int.random(in: -4...4, using: &generator)) }
    let found = try columns(
      values, .rollingMinimum(rows), .rollingMaximum(rows), .rollingQuantile(rows, share: 0.5),
      .rollingMean(rows))
    for index in found[0].indices {
      let sorted = values[index..<(index + rows)].sorted()
      #expect(found[0][index] == sorted[0])
      #expect(found[1][index] == sorted[rows - 1])
      #expect(found[2][index] == (sorted[(rows - 1) / 2] + sorted[rows / 2]) / 2)
      #expect(abs(found[3][index] - sorted.reduce(0, +) / Double(rows)) < 1e-14)
    }
  }

  @Test("Features of constants and straight lines are exact, and too large is an error")
  func constantsAndExtremes() throws {
    for level in [0, 0.1, -3, 1e150, 1e-300] {
      let constant = [Double](repeating: level, count: 40)
      let found = try columns(
        constant, .rsi(5), .bollinger(5, width: 2), .rollingDeviation(5), .sma(5), .ema(5),
        .macd(fast: 2, slow: 4, signal: 3))
      #expect(found.map { Set($0) } == [[50], [0.5], [0], [level], [level], [0], [0], [0]])
    }
    let rising = (1...20).map(Double.init)
    #expect(try columns(rising, .rsi(3))[0].allSatisfy { $0 == 100 })
    #expect(try columns(rising.reversed(), .rsi(3))[0].allSatisfy { $0 == 0 })
    #expect(
      message { _ = try columns([1, 1e200, -1e200, 5], .rollingDeviation(2)) }
        == "error: 'rolling-std/2' of series 'y' is too large for a number at 1; "
        + "hint: write the column in larger units")
  }

  @Test("A feature on a row is the same whatever rows follow")
  func laterRowsChangeNothing() throws {
    let text = FeatureGolden.prices
    let lines = text.split(separator: "\n")
    let start = lines.prefix(80).joined(separator: "\n") + "\n"
    for (feature, _, _) in FeatureGolden.cases {
      func series(_ text: String) throws -> Series {
        try panel(text) { reader in
          (reader.target, reader.features) = ("Close", [try Feature(parsing: feature)])
          reader.frequency = .sessions(TradingCalendar(.newYork))
        }.series[0]
      }
      let (whole, short) = (try series(text), try series(start))
      for (long, part) in zip(
        whole.covariates + whole.futureCovariates, short.covariates + short.futureCovariates)
      {
        #expect(Array(long.values.prefix(short.count)) == part.values, "\(feature)")
      }
    }
  }
}
