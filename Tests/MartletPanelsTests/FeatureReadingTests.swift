import MartletPanels
import MartletTestSupport
import MartletTime
import Testing

/// How features come into a panel, and what is said of them.
struct FeatureReadingTests {
  /// Two weeks of weekdays from Monday 2018-01-01, without a calendar.
  private static let text =
    "ds,y,x,High,Low,<CLOSE>\n"
    + (0..<10).map { row in
      let day = row / 5 * 7 + row % 5 + 1
      return "2018-01-\(day < 10 ? "0" : "")\(day),\(row + 1),\(row * row),\(row + 3),\(row + 1),"
        + "\(row + 2)\n"
    }.joined()

  private func read(
    _ features: String..., more: String? = nil, text: String = text,
    configure: (inout PanelReader) throws -> Void = { _ in }
  ) throws -> Panel {
    func set(_ reader: inout PanelReader) throws {
      reader.target = "y"
      reader.features = try features.map { try Feature(parsing: $0) }
      try configure(&reader)
    }
    guard let more else { return try panel(text, configure: set) }
    return try panel(text, more, configure: set)
  }

  @Test("Features stand beside the covariates, with rows lost at the start and a summary")
  func columnsBesideTheOthers() throws {
    let panel = try read("lag/2", "sma/3@x", "atr/1", "quarter") { $0.pastCovariates = ["High"] }
    let series = panel.series[0]
    #expect(series.covariates.map(\.name) == ["High", "lag/2", "sma/3@x", "atr/1"])
    #expect(series.futureCovariates.map(\.name) == ["quarter.sin", "quarter.cos"])
    #expect(series.axis.label(row: 0) == "2018-01-03")
    #expect(series.target.values == [3, 4, 5, 6, 7, 8, 9, 10])
    #expect(series.covariates[1].values == [1, 2, 3, 4, 5, 6, 7, 8])
    #expect(abs(series.covariates[2].values[0] - 5.0 / 3) < 1e-15)
    #expect(series.covariates[3].values == [2, 2, 2, 2, 2, 2, 2, 2])
    #expect(
      panel.source.summary == [
        "a.csv: 10 rows, 2018-01-01 to 2018-01-12, weekdays (holidays are not rows); target y; "
          + "past covariate High",
        "features: lag/2 of y; sma/3 of x; atr/1; quarter known ahead",
        "2 rows left out at the start: a feature looks further back",
      ])
    #expect(panel.source.unusedColumns == [])
    #expect(panel.source.covariates.map(\.isIngredient) == [false, true, true, true])
  }

  @Test("Every series and every target has a feature of its own") func eachSeries() throws {
    let long = "unique_id,ds,y\na,1,1\na,2,2\na,3,4\nb,1,10\nb,2,20\nb,3,50\n"
    let series = try read("lag/1", text: long).series
    #expect(series.map { $0.covariates[0].values } == [[1, 2], [10, 20]])
    // Of several targets each has its own.
    let wide = try read("lag/1", "lag/1@x") { $0.target = "y,x" }
    #expect(wide.series.map(\.id) == ["y", "x"])
    #expect(wide.series.map { $0.covariates[0].values.prefix(3) } == [[1, 2, 3], [0, 1, 4]])
    #expect(wide.series.map { $0.covariates[1].values.prefix(3) } == [[0, 1, 4], [0, 1, 4]])
    #expect(wide.source.summary[1] == "features: lag/1 of each target; lag/1 of x")
    let across = try read("lag/1", text: "name,2000,2001,2002\na,1,2,3\n") { $0.target = nil }
    #expect(across.series[0].covariates[0].values == [1, 2])
  }

  @Test("A feature of another file's column sees on each row what was known")
  func otherFiles() throws {
    let panel = try read("lag/1@z", more: "ds,z\n2018-01-02,5\n2018-01-09,6\n") { reader in
      reader.releases = ["z": ReleaseLag(1, .days)]
    }
    // z from 2018-01-03, one row more for the lag.
    #expect(panel.series[0].axis.label(row: 0) == "2018-01-04")
    #expect(panel.series[0].covariates.map(\.values) == [[5, 5, 5, 5, 5, 6, 6]])
    #expect(panel.source.rowsBeforeCovariates == 2)
    #expect(panel.source.rowsBeforeFeatures == 1)
    #expect(panel.source.summary[1].hasSuffix("z known from its date plus 1 day"))
    let both = try read("lag/1@x", more: "ds,x\n2018-01-02,5\n2018-01-09,6\n") { reader in
      reader.features = [try Feature(parsing: "lag/1@b.csv:x")]
    }
    #expect(both.series[0].covariates.map(\.name) == ["lag/1@b.csv:x"])
    #expect(both.series[0].covariates[0].values == [5, 5, 5, 5, 5, 6, 6, 6])
  }

  @Test("Features of a column with gaps follow the rule for missing values")
  func missingValues() throws {
    let text = "ds,y,x\n1,1,10\n2,2,\n3,3,\n4,4,40\n5,5,50\n"
    func values(_ rule: Missing) throws -> [[Double]] {
      try read("lag/1@x", "sma/1@x", text: text) { $0.missing = rule }.series[0].covariates
        .map(\.values)
    }
    #expect(try values(.forwardFill) == [[10, 10, 10, 40], [10, 10, 40, 50]])
    // Beside them the mask of the target, in which nothing is missing.
    #expect(try values(.mask) == [[0, 0, 0, 0], [10, 10, 10, 40], [10, 10, 40, 50]])
    #expect(try values(.drop) == [[10, 40], [40, 50]])
    // A line is not known before its end, and what was known is not changed afterwards.
    #expect(try values(.interpolatePast) == [[10, 10, 10, 40], [10, 10, 40, 50]])
  }

  @Test("Features of resampled rows are of the bars and their dates") func bars() throws {
    let panel = try read("lag/1", "rolling-max/1@High", "day-of-week") { reader in
      reader.resampling = try Resampling(to: .weekly(.friday))
    }
    let series = panel.series[0]
    #expect(series.covariates.map(\.values) == [[5], [12]])
    #expect(series.covariates.map(\.name) == ["lag/1", "rolling-max/1@High"])
    let ahead = try series.asOf(row: 0).futureCovariates(steps: 2)
    #expect(Set(ahead[0].values).count == 1 && ahead[0].values.count == 3)
  }

  @Test("An unforeseen closure is in no feature before it nor in days ahead")
  func surprises() throws {
    let rows = (4..<11).filter { ![8, 9].contains($0) }.map {
      "2001-09-\($0 < 10 ? "0" : "")\($0),1\n"
    }
    let text = "ds,y\n" + rows.joined() + "2001-09-17,1\n2001-09-18,1\n"
    let series = try read("day-of-week", "holiday-distance", text: text) { reader in
      reader.frequency = .sessions(TradingCalendar(.newYork))
    }.series[0]
    // As of Monday 2001-09-10 the next row is on Tuesday, not on the Monday after.
    let known = series.asOf(row: 4, start: 4)
    #expect(known.cutoffLabel == "2001-09-10")
    let ahead = try known.futureCovariates(steps: 1)
    #expect(ahead[0].values.indices == 4..<6)
    #expect(abs(ahead[0].values[5] - 0.7818314824680298) < 1e-12)
    // Labor Day was a week before, Thanksgiving is far.
    #expect(ahead[2].values == [30, 30])
    #expect(ahead[3].values == [7, 8])
  }

  @Test("Fourier terms count rows and need no dates") func fourierWithoutDates() throws {
    let text = "ds,y\n1,1\n2,1\n5,1\n6,1\n"
    let series = try read("fourier/4/1", text: text).series[0]
    let values = try series.asOf(row: 2).futureCovariates(steps: 3)[0].values
    for (value, sine) in zip(values, [0, 1, 0, -1, 0, 1] as [Double]) {
      #expect(abs(value - sine) < 1e-15)
    }
  }

  @Test("Fourier terms of series that start apart are in step, also with rows left out")
  func fourierInStep() throws {
    let rows =
      (0..<9).map { "a,2018-01-0\($0 + 1),1\n" } + (3..<9).map { "b,2018-01-0\($0 + 1),1\n" }
    let panel = try read("fourier/7/1", text: "unique_id,ds,y\n" + rows.joined())
    let later = try panel.adding([try Feature(.lag(2))])
    for series in panel.series + later.series {
      let values = try series.asOf(row: series.count - 1).futureCovariates(steps: 3)[0].values
      #expect(values.count == series.count + 3)
      for (value, count) in zip(values.reversed(), (0..<12).reversed()) {
        let golden = FeatureGolden.sines[count % 7]
        #expect(abs(value - golden) < 1e-14)
      }
    }
  }

  @Test("A column that is both static and in a feature is an error") func ofAStaticColumn() {
    let text = "unique_id,ds,y,s\na,1,1,5\na,2,2,5\na,3,3,5\n"
    #expect(
      message { _ = try read("sma/2@s", text: text) { $0.staticCovariates = ["s"] } }
        == "a.csv:1:4: error: column 's' is both static and what 'sma/2@s' is made of; "
        + "hint: give it one role")
  }

  @Test(
    "The text of a feature reads as that feature and prints spelled out",
    arguments: [
      "rsi": "rsi/14", "macd": "macd/12/26/9", "bollinger/20/2.5": "bollinger/20/2.5",
      "sma/5@a/b@c": "sma/5@a/b@c", "fourier/365.25/3": "fourier/365.25/3",
      "month-end": "month-end",
    ])
  func text(written: String, spelledOut: String) throws {
    let feature = try Feature(parsing: written)
    #expect(feature.description == spelledOut)
    #expect(try Feature(parsing: spelledOut) == feature)
  }

  @Test("Adding a feature keeps the static covariates of a series")
  func staticCovariatesStay() throws {
    let axis = TimeAxis(kind: .integer, ticks: [1, 2, 3])
    let series = Series(
      id: "y", axis: axis, target: Column(name: "y", role: .target, values: [1, 2, 3]),
      staticCovariates: [StaticCovariate(name: "sector", value: 7)])
    let added = try Panel(series: [series]).adding([try Feature(.lag(1))]).series[0]
    #expect(added.count == 2 && added.staticCovariates == series.staticCovariates)
  }

  @Test("Features are added to a panel in memory, with errors for missing columns")
  func seriesInMemory() throws {
    let panel = try read("lag/1") { $0.pastCovariates = ["x", "High", "Low", "<CLOSE>"] }
    let added = try panel.adding([try Feature(.atr(2)), try Feature(.sma(2), of: "x")])
    #expect(added.series[0].covariates.last?.name == "sma/2@x")
    #expect(added.series[0].count == 7)
    #expect(
      message { _ = try panel.adding([try Feature(.garmanKlass(2))]) }
        == "error: 'garman-klass/2' needs a column called open; hint: read them as past "
        + "covariates, as a PanelReader does   (columns: y, x, High, Low, <CLOSE>, lag/1)")
    #expect(
      message { _ = try panel.adding([try Feature(.lag(1))]) }
        == "error: column 'lag/1' is named twice; hint: name it once")
  }
}
