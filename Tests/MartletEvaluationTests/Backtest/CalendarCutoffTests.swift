import MartletEvaluation
import MartletForecasting
import MartletModels
import MartletPanels
import MartletTestSupport
import MartletTime
import Testing

/// Cutoffs that are the same moments for all series of a panel.
struct CalendarCutoffTests {
  private func makeBacktest(_ count: Int = 4) throws -> Backtest {
    var backtest = Backtest(task: try smallBacktestTask(), folds: Folds(count: count), seeds: 1)
    backtest.folds.cutoffs = .calendar
    return backtest
  }

  private let models: [Model] = [.mlp(hidden: 8), .ridge(), .historicAverage]

  /// `live` goes on to day 59, `ended` to day 51, `gone` to day 29, `young` begins on day 40.
  private func makePanel(
    _ change: (_ id: String, _ day: Int, _ value: Double) -> Double = { $2 },
    ended: Int = 52
  ) -> Panel {
    func series(_ id: String, _ days: Range<Int>, seed: UInt64) -> Series {
      let values = zip(days, walk(days.count, seed: seed)).map { change(id, $0, $1) }
      return datedSeries(id, values, from: 17532 + Int64(days.lowerBound))
    }
    return Panel(series: [
      series("live", 0..<60, seed: 1), series("ended", 0..<ended, seed: 2),
      series("gone", 0..<30, seed: 3), series("young", 40..<60, seed: 4),
    ])
  }

  /// Cutoffs on days 47, 50, 53 and 56.
  @Test("Series with too few rows before or after a calendar cutoff take no part")
  func whoTakesPart() async throws {
    let result = try await makeBacktest().run(models, on: makePanel())
    let takesPart = result.panel.series.indices.map { series in
      result.folds.indices.map { result.takesPart(series: series, fold: $0) }
    }
    #expect(
      takesPart == [
        [true, true, true, true],
        // Three more rows on day 48, one on day 51.
        [true, false, false, false],
        [false, false, false, false],
        // Eight rows on day 47.
        [true, true, true, true],
      ])
    for model in result.models {
      let steps = model.nested[0].map { $0.map(\.count) }
      #expect(steps == takesPart.map { $0.map { $0 ? 3 : 0 } })
    }
    #expect((0..<4).map { result.cutoff(series: 0, fold: $0).row } == [47, 50, 53, 56])
    #expect((0..<4).map { result.cutoff(series: 3, fold: $0).row } == [7, 10, 13, 16])
  }

  @Test("Scores are means over what was forecast, and over nothing else")
  func scoresAreOfWhatWasForecast() async throws {
    let panel = makePanel()
    let result = try await makeBacktest().run([], on: panel)
    var errors: [Double] = []
    for (series, cutoffs) in [(0, [47, 50, 53, 56]), (1, [47]), (3, [7, 10, 13, 16])] {
      let values = panel.series[series].target.values
      for cutoff in cutoffs {
        for step in 1...3 { errors.append(abs(values[cutoff + step] - values[cutoff])) }
      }
    }
    let mean = errors.reduce(0, +) / Double(errors.count)
    #expect(abs(result.scores(model: 0, seed: 0).mae - mean) < 1e-12)
  }

  @Test("A series that had ended is learnt from by models across series")
  func whoHadEndedIsLearntFrom() async throws {
    let clean = try await makeBacktest().run(models, on: makePanel())
    let other = try await makeBacktest().run(
      models, on: makePanel { id, day, value in id == "gone" && day == 20 ? value * 1.2 : value })
    #expect(clean.bits("MLP")[0][0] != other.bits("MLP")[0][0])
    #expect(clean.bits("Ridge")[0][0] != other.bits("Ridge")[0][0])
    #expect(clean.bits("HistoricAverage")[0][0] == other.bits("HistoricAverage")[0][0])
  }

  @Test("No value after a cutoff, nor whether a series goes on, moves its forecasts")
  func nothingAfterACutoffIsSeen() async throws {
    let clean = try await makeBacktest().run(models, on: makePanel())
    for (fold, cutoff) in [47, 50, 53, 56].enumerated() {
      let poisoned = try await makeBacktest().run(
        models,
        on: makePanel { _, day, value in day > cutoff ? 1e4 + Double(day * day) : value })
      let longer = try await makeBacktest().run(models, on: makePanel(ended: 60))
      for model in clean.models {
        for series in 0..<4 where clean.takesPart(series: series, fold: fold) {
          let path = clean.bits(model.label)[0][series][fold]
          #expect(
            poisoned.bits(model.label)[0][series][fold] == path,
            "\(model.label), series \(series), fold \(fold + 1)")
          // Days 0 to 51 are the same where 'ended' goes on.
          if cutoff < 52 {
            #expect(longer.bits(model.label)[0][series][fold] == path, "\(model.label) goes on")
          }
        }
      }
      let control = try await makeBacktest().run(
        models, on: makePanel { _, day, value in day == cutoff ? value * 1.1 : value })
      #expect(control.bits("MLP")[0][0][fold] != clean.bits("MLP")[0][0][fold], "the control")
    }
  }

  @Test("Forecasts beyond the last row are of the series that go on")
  func theForecastIsOfWhoGoesOn() async throws {
    let result = try await Forecasting(calibratedBy: makeBacktest()).run(models, on: makePanel())
    #expect(result.times.map(\.count) == [3, 0, 0, 3])
    for model in result.models { #expect(model.series.map(\.path.count) == [3, 0, 0, 3]) }
  }

  @Test("A holiday without a row keeps no series out of the last fold")
  func aHolidayIsNoEnd() async throws {
    let live = makePanel().series[0]
    let holiday = Series(
      id: "holiday",
      axis: TimeAxis(
        kind: .date, ticks: live.axis.ticks.filter { $0 != 17532 + 58 }, frequency: .everyDay),
      target: Column(name: "y", role: .target, values: walk(59, seed: 8)))
    let result = try await makeBacktest(2).run([], on: Panel(series: [live, holiday]))
    #expect((0..<2).map { result.takesPart(series: 1, fold: $0) } == [true, true])
    #expect((0..<2).map { result.cutoff(series: 0, fold: $0).row } == [52, 55])
    #expect((0..<2).map { result.cutoff(series: 1, fold: $0).row } == [52, 55])
  }

  @Test("The room for calendar folds is the largest count that passes the check")
  func theRoomIsWhereSomeoneCanBeForecast() throws {
    let room = try makeBacktest(1).foldRoom(models, on: makePanel())
    try makeBacktest(room).check(models, on: makePanel())
    #expect(throws: BacktestError.self) {
      try makeBacktest(room + 1).check(models, on: makePanel())
    }
    #expect(room > 10)
  }

  @Test("Calendar cutoffs for whole-number times are an error")
  func wholeNumbersHaveNoCalendar() async throws {
    let backtest = try makeBacktest()
    let error = message {
      try backtest.check(models, on: panel(walk(60, seed: 1), walk(40, seed: 2)))
    }
    #expect(error == "error: times that are whole numbers follow no calendar; hint: --cutoffs ends")
  }
}
