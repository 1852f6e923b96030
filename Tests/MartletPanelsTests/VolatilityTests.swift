import MartletFiles
import MartletPanels
import MartletTestSupport
import MartletTime
import Testing

struct VolatilityTests {
  private static let days =
    "ds,open,high,low,close\n2018-01-01,1,2,1,2\n2018-01-02,2,4,2,2\n2018-01-03,2,2,1,1\n"
    + "2018-01-04,1,2,1,2\n"

  private func made(
    _ text: String, _ file: String = Self.days, target: String? = "close",
    _ change: (inout PanelReader) throws -> Void = { _ in }
  ) throws -> Panel {
    try panel(file) { reader in
      (reader.target, reader.volatility) = (target, try VolatilityTarget(parsing: text))
      try change(&reader)
    }
  }

  @Test("Volatilities of the S&P 500 are those of pandas", arguments: VolatilityGoldens.all)
  func ofPandas(text: String, values: [Double]) throws {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    var reader = PanelReader(files: ["/\(root)/datasets/sp500.csv"], target: "Close")
    reader.volatility = try VolatilityTarget(parsing: text)
    let series = try reader.panel().series[0]
    let found = series.target.values.prefix(values.count)
    #expect(zip(found, values).allSatisfy { abs($0 - $1) <= 1e-12 * max($0, $1) + 1e-18 })
    #expect(series.covariates.isEmpty && series.target.volatility?.description == text)
    let prices = try Panel(csv: reader.files[0], target: "Close")
    let again = prices.asOf(rowsBeforeEnd: 0).histories[0].target.count
    #expect(again - series.count == 40 - values.count)
  }

  @Test("A volatility target is named in the summary and stays in parts of a panel")
  func whatIsSaid() throws {
    let found = try made("garman-klass/2")
    #expect(found.source.volatility == VolatilityTarget(.garmanKlass, rows: 2))
    #expect(found.source.features.isEmpty)
    #expect(
      found.source.summary.contains("forecast is the volatility of a row: garman-klass/2"))
    #expect(
      try made("returns/variance").source.summary.contains(
        "forecast is the variance of a row: returns/variance"))
    // It stays the target in a part of the panel, and a feature that was asked for stays beside it.
    #expect(found.prefix(2).series[0].target.volatility == found.source.volatility)
    #expect(
      found.prefix(2).series[0].asOf(row: 1).targetVolatility == found.source.volatility)
    let both = try made("parkinson") { $0.features = [try Feature(parsing: "parkinson/1")] }
    #expect(both.series[0].covariates.map(\.name) == ["parkinson/1"])
    #expect(both.series[0].covariates[0].values == both.series[0].target.values)
    #expect(try made("given").series[0].target.values == [2, 2, 1, 2])
    #expect(try made("given/variance").series[0].target.values == [2, 2, 1, 2])
  }

  /// As docs/volatility.md reads it.
  @Test("A volatility made by the reader or from prices in memory is the same")
  func asTheManualReadsIt() throws {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    var reader = PanelReader(files: ["/\(root)/datasets/sp500.csv"], target: "Close")
    reader.volatility = VolatilityTarget(.garmanKlass, rows: 20)
    let volatility = try reader.panel()
    #expect(volatility.series[0].target.volatility?.description == "garman-klass/20")
    // A panel with its target alone does not hold the other prices, and the hint says where they go.
    let prices = try Panel(csv: "/\(root)/datasets/sp500.csv", target: "Close")
    do {
      _ = try prices.forecasting(VolatilityTarget(.garmanKlass, rows: 20))
      Issue.record("there were no prices to take")
    } catch {
      #expect(
        error.hint == "read them as past covariates, as a PanelReader does   (columns: Close)")
    }
    let all = try PanelReader(
      files: ["/\(root)/datasets/sp500.csv"], target: "Close",
      pastCovariates: ["Open", "High", "Low"]
    ).panel()
    #expect(
      try all.forecasting(VolatilityTarget(.garmanKlass, rows: 20)).series[0].target.values
        == volatility.series[0].target.values)
  }

  @Test("The volatility of prices in memory is the size of their log returns")
  func ofSeriesInMemory() throws {
    let prices = try panel(Self.days) { $0.target = "close" }
    let log2 = 0.693_147_180_559_945_3
    let found = try prices.forecasting(VolatilityTarget(.returns)).series[0]
    #expect(zip(found.target.values, [0, log2, log2]).allSatisfy { abs($0 - $1) < 1e-15 })
    #expect(found.axis.count == 3)
  }

  @Test(
    "A volatility that cannot be made is an error with a hint",
    arguments: [
      (
        "garch", days,
        "error: 'garch' is no volatility; hint: returns, parkinson, garman-klass or given, with /ROWS "
          + "for a window (from 1 to 1,000,000) and /variance: garman-klass/5/variance"
      ),
      (
        "given/5", days,
        "error: 'given/5' is no volatility; hint: returns, parkinson, garman-klass or given, with "
          + "/ROWS for a window (from 1 to 1,000,000) and /variance: garman-klass/5/variance"
      ),
      (
        "returns/0", days,
        "error: 'returns/0' is no volatility; hint: returns, parkinson, garman-klass or given, with "
          + "/ROWS for a window (from 1 to 1,000,000) and /variance: garman-klass/5/variance"
      ),
      (
        "returns/4", days,
        "error: 'returns/4' has its first value on row 5, but series 'close' has 4 rows; hint: a "
          + "shorter window, or more rows"
      ),
      (
        "parkinson", "ds,close,high\n2018-01-01,1,2\n2018-01-02,1,2\n",
        "a.csv:1: error: 'parkinson/1' needs a column called low; hint: name them so in the first "
          + "file   (columns: ds, close, high)"
      ),
      (
        "returns", "ds,close\n2018-01-01,1\n2018-01-02,-1\n",
        "error: 'returns' needs values above 0, but 'close' of series 'close' is -1.0 at 2018-01-02; "
          + "hint: leave it out, or name another column"
      ),
      (
        "given", "ds,close\n2018-01-01,0\n2018-01-02,-1\n",
        "error: 'given' needs values above 0, but 'close' of series 'close' is -1.0 at 2018-01-02; "
          + "hint: leave it out, or name another column"
      ),
    ])
  func messages(text: String, file: String, expected: String) {
    #expect(message { _ = try made(text, file) } == expected)
  }

  @Test("With several targets a volatility of bars is an error, of returns not")
  func ofSeveralTargets() throws {
    #expect(
      message { _ = try made("garman-klass", target: "open,close") }
        == "error: 'garman-klass' is of one target, and there are 2 targets; hint: --target with one "
        + "column, or --volatility returns")
    #expect(try made("returns", target: "open,close").series.count == 2)
  }
}
