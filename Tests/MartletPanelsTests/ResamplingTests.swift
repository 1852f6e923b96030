import MartletPanels
import MartletTestSupport
import MartletTime
import Testing

struct ResamplingTests {
  private func series(_ golden: ResamplingGolden, rows: Int? = nil) -> Series {
    let count = rows ?? golden.times.count
    let hasClock = golden.times[0].contains(":")
    let ticks = golden.times.prefix(count).map { label -> Int64 in
      let parts = label.split(separator: " ")
      guard hasClock else { return day(label) }
      let clock = parts[1].split(separator: ":").compactMap { Int64($0) }
      return day(String(parts[0])) * 86_400 + clock[0] * 3600 + clock[1] * 60
    }
    func column(_ name: String, _ role: Role) -> Column {
      Column(name: name, role: role, values: Array((golden.columns[name] ?? []).prefix(count)))
    }
    return Series(
      id: "a", axis: TimeAxis(kind: hasClock ? .dateTime : .date, ticks: ticks),
      target: column("Close", .target),
      covariates: ["Open", "High", "Low", "Volume", "rate"].map { column($0, .pastCovariate) })
  }

  private func expect(_ result: Series, _ bars: ResamplingGolden, count: Int, _ alias: String) {
    let labels = (0..<result.count).map { result.axis.label(row: $0) }
    #expect(labels == Array(bars.times.prefix(count)), "\(alias)")
    for column in [result.target] + result.covariates {
      let expected = (bars.columns[column.name] ?? []).prefix(count)
      #expect(column.values.count == expected.count, "\(alias)")
      for (value, expected) in zip(column.values, expected) {
        #expect(abs(value - expected) < 1e-12, "\(alias) \(column.name)")
      }
    }
  }

  private func resampling(_ alias: String) throws -> Resampling {
    try Resampling(to: Frequency(alias: alias), aggregates: ["rate": .mean])
  }

  /// The last period is not over on 10 May 2018, a Thursday, whatever its length.
  @Test("Bars of daily rows are those of pandas, without the unfinished last")
  func daysAreThoseOfPandas() throws {
    let days = series(.days)
    #expect(days.axis.frequency == .weekdays)
    for (alias, bars) in ResamplingGolden.daysBars {
      let result = try days.resampled(by: resampling(alias))
      expect(result, bars, count: bars.times.count - 1, alias)
      #expect(result.axis.frequency == (try Frequency(alias: alias)))
    }
  }

  @Test("Bars of half hours are those of pandas, without the unfinished last")
  func timesWithinDaysAreThoseOfPandas() throws {
    let halfHours = series(.halfHours)
    for (alias, bars) in ResamplingGolden.halfHoursBars {
      // 28 March 2018 is a Wednesday: the day is over, the week is not.
      let count = bars.times.count - (alias == "D" ? 0 : 1)
      expect(try halfHours.resampled(by: resampling(alias)), bars, count: count, alias)
    }
    // Without the last half hour the day is not over.
    let cut = series(.halfHours, rows: halfHours.count - 1)
    let days = ResamplingGolden.halfHoursBars[0].bars.times
    let cutBars = try cut.resampled(by: resampling("D"))
    #expect(cutBars.count == days.count - 1)
  }

  // MARK: - The last period

  private func closes(_ first: String, _ last: String, _ calendar: TradingCalendar) -> Series {
    let ticks = (day(first)...day(last)).filter(calendar.isSession)
    return Series(
      id: "a", axis: TimeAxis(kind: .date, ticks: ticks, frequency: .sessions(calendar)),
      target: Column(name: "Close", role: .target, values: ticks.map(Double.init)))
  }

  @Test(
    "A bar is there once the last session of its period is over",
    arguments: [
      // The last row, and the last bar by weeks, months and years.
      ("2018-03-28", "2018-03-23", "2018-02-28"),  // Wednesday before Good Friday
      ("2018-03-29", "2018-03-30", "2018-03-31"),  // Thursday: no session is left
      ("2018-04-02", "2018-03-30", "2018-03-31"),
      ("2018-12-28", "2018-12-28", "2018-11-30"),  // a Friday, with a Monday to come in the year
      ("2018-12-31", "2018-12-28", "2018-12-31"),
    ])
  func aBarComesWhenItsLastSessionIsOver(_ last: String, week: String, month: String) throws {
    let series = closes("2017-01-03", last, TradingCalendar(.newYork))
    func lastBar(_ alias: String) throws -> String {
      let bars = try series.resampled(by: Resampling(to: Frequency(alias: alias)))
      return bars.axis.label(row: bars.count - 1)
    }
    #expect(try lastBar("W-FRI") == week)
    #expect(try lastBar("M") == month)
    #expect(try lastBar("Y") == (last == "2018-12-31" ? last : "2017-12-31"))
  }

  @Test("Later rows change no bar that was there before")
  func noBarHoldsWhatHadNotHappened() throws {
    let whole = series(.days)
    for alias in ["W-FRI", "W", "ME", "BME", "QE"] {
      let bars = try whole.resampled(by: resampling(alias))
      for rows in [120, 121, 122, 123, 124, 200, 333] {
        let early = try series(.days, rows: rows).resampled(by: resampling(alias))
        #expect(early.target.values == Array(bars.target.values.prefix(early.count)))
        #expect(early.axis.ticks == Array(bars.axis.ticks.prefix(early.count)))
        for (a, b) in zip(early.covariates, bars.covariates) {
          #expect(a.values == Array(b.values.prefix(early.count)))
        }
      }
    }
  }

  @Test("Weeks named by their Monday belong to the month in which they end")
  func periodsNamedByTheirStartCountByTheirEnd() throws {
    let mondays = (0..<30).map { day("2018-01-01") + $0 * 7 }
    let weeks = Series(
      id: "a", axis: TimeAxis(kind: .date, ticks: mondays),
      target: Column(name: "y", role: .target, values: mondays.map(Double.init)))
    let months = try weeks.resampled(by: Resampling(to: .monthEnd))
    // The week of 29 January ends on 4 February; 23 July to 29 July is over, 30 July is to come.
    let ends = months.target.values
    #expect(ends.first == Double(day("2018-01-22")))
    #expect(months.axis.label(row: months.count - 1) == "2018-07-31")
    #expect(ends.last == Double(day("2018-07-23")))
  }

  // MARK: - Panels

  private static let prices = """
    date,Open,High,Low,Close,Volume
    2018-01-01,1,4,1,2,10
    2018-01-02,2,5,0,3,10
    2018-01-05,3,3,2,2,10
    2018-01-08,9,9,9,9,10
    2018-01-12,9,11,8,10,10
    2018-01-15,5,5,5,5,10
    """

  private func bars(
    _ texts: [String] = [prices], _ alias: String = "W-FRI", aggregates: [String: Aggregate] = [:],
    covariates: [String] = ["Open", "High", "Low", "Volume"]
  ) throws -> Panel {
    var reader = PanelReader(files: texts.indices.map { "\($0).csv" })
    reader.target = "Close"
    reader.pastCovariates = covariates
    reader.frequency = .weekdays
    reader.resampling = try Resampling(to: Frequency(alias: alias), aggregates: aggregates)
    return try reader.panel(of: texts.enumerated().map { try table($1, name: "\($0).csv") })
  }

  @Test("Open, high, low, close and volume aggregate by their names")
  func columnsAreRecognisedByName() throws {
    let panel = try bars()
    let series = panel.series[0]
    #expect(series.target.values == [2, 10])
    #expect(series.covariates.map(\.values) == [[1, 9], [5, 11], [0, 8], [30, 20]])
    #expect(
      panel.source.summary.suffix(2) == [
        "resampled to 2 rows, 2018-01-05 to 2018-01-12, weekly on Friday; Close last, Open first, "
          + "High max, Low min, Volume sum",
        "1 row left out at the end: the period of the last bar is not over",
      ])
    #expect(Aggregate(forColumn: "b.csv:VOLUME") == .sum)
    #expect(Aggregate(forColumn: "openness") == .last)
  }

  @Test("A covariate released within a week enters the bar of that week")
  func covariatesEnterAsTheyWereKnown() throws {
    let rates = "date,rate\n2017-12-29,1\n2018-01-02,2\n2018-01-10,8\n"
    let last = try bars([Self.prices, rates], covariates: ["rate"])
    #expect(last.series[0].covariates[0].values == [2, 8])
    let mean = try bars([Self.prices, rates], aggregates: ["rate": .mean], covariates: ["rate"])
    let means = mean.series[0].covariates[0].values
    #expect(means == [5.0 / 3, 5])
  }

  @Test("Resampling that makes no bars is an error that says what would") func refusals() throws {
    #expect(
      message { _ = try bars(aggregates: ["Wolume": .sum]) }
        == "error: an aggregate is given for 'Wolume', which is not a column in use; "
        + "hint: the columns are Close, Open, High, Low, Volume")
    #expect(
      message { _ = try bars([Self.prices], "MS") }
        == "error: rows cannot be resampled to MS; "
        + "hint: periods named by their last day: W-FRI, ME, QE, YE, BME, BQE, BYE or D")
    #expect(
      message { _ = try bars([Self.prices], "YE") }
        == "error: the rows of 'Close' fill no whole period of YE; "
        + "hint: give more rows, or shorter periods")
    let months = TimeAxis(kind: .date, ticks: [day("2018-01-31"), day("2018-02-28")])
    let slow = Series(
      id: "a", axis: months, target: Column(name: "y", role: .target, values: [1, 2]))
    #expect(
      message { _ = try slow.resampled(by: Resampling(to: .weekly(.friday))) }
        == "error: the rows are monthly on the last day: resampling to W-FRI makes no bars of them; "
        + "hint: leave --resample out")
    let numbers = Series(
      id: "a", axis: TimeAxis(kind: .integer, ticks: [1, 2]),
      target: Column(name: "y", role: .target, values: [1, 2]))
    #expect(
      message { _ = try numbers.resampled(by: Resampling(to: .weekly(.friday))) }
        == "error: times that are whole numbers have no weeks or months; hint: leave --resample out"
    )
    #expect(
      message { _ = try Aggregate(named: "median") }
        == "error: 'median' is no way to make one value of several; "
        + "hint: first, max, min, last, mean, sum")
  }
}
