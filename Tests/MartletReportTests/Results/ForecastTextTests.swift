import MartletCatalog
import MartletEvaluation
import MartletForecasting
import MartletPanels
import MartletReport
import MartletTime
import Testing

/// What stands below a table of forecasts.
@Suite struct ForecastTextTests {
  private let values = (0..<60).map { Double(($0 * $0) % 7) + Double($0) / 10 }

  private func forecast(
    _ models: [String], folds: Int, _ levels: [Double] = [0.8], seeds: Int = 3,
    intervals: IntervalSource = .conformal
  ) async throws -> ForecastResult {
    var task = ForecastTask(horizon: 2, inputSize: 6)
    try task.set("max-steps", to: "20")
    var backtest = Backtest(task: task, folds: Folds(count: folds), seeds: seeds)
    backtest.levels = levels
    backtest.intervals = intervals
    return try await Forecasting(calibratedBy: backtest).run(
      Model.list(parsing: models), on: Panel(series: [dailySeries(values)]))
  }

  /// The share is that of `backtest`: no fold is judged by an interval of its own errors. Of fewer than ten
  /// folds it is how many of how many.
  @Test("Below a forecast each interval's coverage on past folds is given")
  func theRecordOfTheIntervals() async throws {
    let result = try await forecast(["drift"], folds: 12, [0.5, 0.8, 0.95])
    let calibration = try #require(result.calibration)
    let half = try #require(calibration.coverage(model: 1, level: 0.5))
    let few = try #require(calibration.coverage(model: 1, level: 0.8))
    let inside = Int((few.share * 16).rounded())
    #expect(few.points == 16)
    // Of 95 % there is no interval, and no record of one.
    #expect(
      IntervalRecord.lines(result) == [
        "the 50 % interval held \(NumberFormat.percent(half.share)) of the values on 11 past folds, the 80 % interval "
          + "held \(inside) of 16 values on 8 past folds (each made from the folds before)"
      ])
  }

  @Test("Intervals with too few past folds are said to have no record")
  func intervalsWithoutARecord() async throws {
    #expect(
      IntervalRecord.lines(try await forecast(["drift"], folds: 4)) == [
        "the 80 % interval has no record on past folds yet: take more with --n-windows"
      ])
    #expect(IntervalRecord.lines(try await forecast(["drift"], folds: 3)) == [])
  }

  /// Naive is far surer of a series that it forecasts badly than it may be: it moves by a jump in each fold.
  @Test("Native intervals that are significantly too narrow are given with a warning")
  func nativeIntervalsThatFallShort() async throws {
    var task = ForecastTask(horizon: 2, inputSize: 6)
    try task.set("max-steps", to: "20")
    var backtest = Backtest(task: task, folds: Folds(count: 12), seeds: 1)
    (backtest.levels, backtest.intervals) = ([0.8, 0.95], .native)
    // Small moves before the folds, jumps of ten in them.
    let values = (0..<300).map { row -> Double in
      let jump = row * row % 7 * 10
      return Double(row < 276 ? row % 2 : jump)
    }
    let result = try await Forecasting(calibratedBy: backtest).run(
      [.naive], on: Panel(series: [dailySeries(values)]))
    let calibration = try #require(result.calibration)
    let shares = try [0.8, 0.95].map { level in
      try #require(calibration.coverage(model: 0, level: level)).share
    }
    .map { NumberFormat.percent($0) }
    let lines = IntervalRecord.lines(result)
    #expect(
      lines.first
        == "the native 80 % interval of Naive held \(shares[0]) of the values on 12 past folds, the 95 % interval "
        + "held \(shares[1]) of the values on 12 past folds")
    #expect(lines.count == 2)
    #expect(
      lines[1]
        == "warning: the native intervals of Naive are too narrow (p <.001): its 80 % interval held "
        + "\(shares[0]) of the values on 12 past folds, its 95 % interval held \(shares[1]) of the values on 12 past "
        + "folds. --intervals scaled makes them of past errors.")
    #expect(IntervalRecord.warnings(calibration) == [lines[1]])
  }

  @Test("Native intervals without past folds are said to have no record")
  func nativeIntervalsWithoutFolds() async throws {
    let result = try await forecast(["drift"], folds: 0, intervals: .native)
    #expect(
      IntervalRecord.lines(result) == [
        "the native intervals have no record: no model was tested on the past, and nothing says how often they hold"
      ])
    #expect(IntervalRecord.lines(try await forecast(["drift"], folds: 0)) == [])
  }

  @Test("Each of two models has a line on its interval record")
  func eachModelHasItsRecord() async throws {
    let lines = IntervalRecord.lines(try await forecast(["drift", "naive"], folds: 6))
    #expect(lines.map { $0.prefix { $0 != ":" } } == ["RandomWalkWithDrift", "Naive"])
  }

  @Test("A naive forecast that was added has one column shown, and intervals in the file")
  func naiveIsAlwaysInTheTable() async throws {
    let result = try await forecast(["drift"], folds: 6)
    let header = try #require(ForecastTable.lines(result, width: 200).first)
    #expect(
      header.split(separator: " ") == [
        "RandomWalkWithDrift", "RandomWalkWithDrift-lo-80", "RandomWalkWithDrift-hi-80", "Naive",
      ])
    let columns = try #require(ForecastCSV.text(result).split(separator: "\n").first)
    #expect(columns.hasSuffix("RandomWalkWithDrift-hi-80,Naive,Naive-lo-80,Naive-hi-80"))
    let asked = try await forecast(["naive", "drift"], folds: 6)
    #expect(asked.models.map(\.label) == ["Naive", "RandomWalkWithDrift"])
    #expect(asked.models.map(\.isAdded) == [false, false])
  }

  /// The verdict is on the mean of the seeds, which is what is forecast.
  @Test("The verdict of three seeds is on their mean, and a single seed's error follows")
  func theMeanOfTheSeedsIsJudged() async throws {
    let result = try await forecast(["mlp:hidden=8"], folds: 12)
    let calibration = try #require(result.calibration)
    let mean = calibration.ofSeedMeans.comparison(of: 1, against: 0)
    let single = calibration.comparison(of: 1, against: 0)
    // The error of a mean is at most the mean of the errors.
    #expect(mean.skill > single.skill)
    let sentence = try #require(result.verdicts.first).sentence
    #expect(sentence.contains("its error is \(size(mean))"))
    #expect(
      sentence.hasSuffix(
        "This is of the mean of its 3 seeds, as in the forecast; the error of a single one is on average "
          + "\(size(single)) than that of the last value."))
    let alone = try #require(
      try await forecast(["mlp:hidden=8"], folds: 12, seeds: 1).verdicts.first)
    #expect(!alone.sentence.contains("seed"))
  }

  private func size(_ comparison: Comparison) -> String {
    NumberFormat.percent(abs(comparison.skill), decimals: 1)
      + (comparison.skill >= 0 ? " smaller" : " larger")
  }

  @Test("A network that diverges leaves its columns empty and the verdict says why")
  func aModelThatFails() async throws {
    let result = try await forecast(
      ["mlp:hidden=8,learning-rate=1e30,schedule=constant", "drift"], folds: 4)
    let rows = ForecastCSV.text(result).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(rows[0][2...5] == ["MLP", "MLP-lo-80", "MLP-hi-80", "RandomWalkWithDrift"])
    #expect(rows[1][2...4].allSatisfy(\.isEmpty) && !rows[1][5].isEmpty)
    let table = ForecastTable.lines(result, width: 200)
    #expect(table.first?.contains("MLP") == false)
    let words = result.verdictLines.joined(separator: "\n")
    #expect(words.contains("MLP failed on 'price' at cutoff"))
    #expect(words.contains("training diverged") && words.contains("hint: lower"))
  }
}
