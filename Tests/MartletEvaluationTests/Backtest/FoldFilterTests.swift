import MartletEvaluation
import MartletForecasting
import MartletPanels
import MartletTestSupport
import MartletTime
import Testing

/// The folds that enter scores and tests.
struct FoldFilterTests {
  /// Days from 2018-01-01, with 24 folds of 3 steps every 5 rows.
  private func run(
    _ conditions: [String], _ panels: Panel? = nil, step: Int = 5
  ) async throws -> BacktestResult {
    let panel = panels ?? Panel(series: [datedSeries("a", Self.values)])
    var backtest = Backtest(
      task: try smallBacktestTask(), folds: Folds(count: 24, step: step), seeds: 2)
    backtest.filter = try FoldFilter(parsing: conditions)
    return try await backtest.run([.randomWalkWithDrift], on: panel)
  }

  /// Nothing that another language would compute otherwise.
  static let values = (0..<500).map { row -> Double in
    let part = Double(row * row * 7 % 31)
    let size: Double = row / 40 % 2 == 0 ? 1 : 0.125
    return 100 + part * size
  }

  /// The folds, from 1, by `Goldens/Scripts/fold_thirds.py`.
  @Test(
    "The thirds of volatility are those of numpy",
    arguments: [
      ("volatility=low", [1, 2, 3, 4, 17, 18, 19, 20]),
      ("volatility=middle", [5, 6, 10, 11, 16, 21, 22, 23]),
      ("volatility=high", [7, 8, 9, 12, 13, 14, 15, 24]),
      ("volatility/60=high", [1, 12, 13, 14, 15, 16, 17, 18]),
      ("volatility=low+high", [1, 2, 3, 4, 7, 8, 9, 12, 13, 14, 15, 17, 18, 19, 20, 24]),
    ])
  func thirds(condition: String, folds: [Int]) async throws {
    #expect(try await run([condition]).enteringFolds.map { $0 + 1 } == folds)
  }

  /// Cutoffs on rows 381, 386 ... 496, of 2019-01-17 to 2019-05-12.
  @Test(
    "Dates are of the cutoffs",
    arguments: [
      (["year=2019"], Array(0..<24)), (["month=Jan"], [0, 1, 2]),
      (["month=1+3"], [0, 1, 2, 9, 10, 11, 12, 13, 14]),
      (["month!=Jan,month!=2+3"], Array(15..<24)), (["month=february", "weekday=Mon"], [5]),
      (["year=2010..2018+2019", "weekday=Mon+tue,month=5"], [22]),
    ])
  func dates(conditions: [String], folds: [Int]) async throws {
    let result = try await run(conditions)
    #expect(result.enteringFolds == folds)
    let all = try await run([])
    #expect(all.enteringFolds == Array(0..<24))
  }

  @Test("Scores, losses and rows are those of the folds that are left, intervals those of all")
  func whatChanges() async throws {
    let all = try await run([])
    let some = try await run(["volatility=high"])
    let folds = some.enteringFolds
    for model in 0..<2 {
      #expect(some.foldLosses(model: model) == folds.map { all.foldLosses(model: model)[$0] })
      for fold in folds {
        #expect(
          some.intervals(model: model, series: 0, fold: fold, level: 0.8)
            == all.intervals(model: model, series: 0, fold: fold, level: 0.8))
      }
    }
    let errors = folds.flatMap { fold -> [Double] in
      let path = all.models[1].path(seed: 0, series: 0, fold: fold)
      return zip(all.actual(series: 0, fold: fold), path).map { abs($0 - $1) }
    }
    let mean = errors.reduce(0, +) / Double(errors.count)
    #expect(abs(some.scores(model: 1, seed: 0).mae - mean) < 1e-12)
    let table = BacktestTable(some)
    #expect(Set(table.rows.map(\.fold)) == Set(folds.map { $0 + 1 }))
    #expect(table.scores(model: "RandomWalkWithDrift").mae == some.scores(model: 1, seed: 0).mae)
    #expect(some.valueCounts.forecast == folds.count * 3)
    #expect(some.verdict(model: 1).foldCount == folds.count)
    #expect(some.coverage(model: 1, level: 0.8)?.folds ?? 0 <= folds.count)
  }

  /// Of folds a row apart three share points; of those on Mondays none.
  @Test("Folds that are left may overlap less than those that were run")
  func overlap() async throws {
    #expect(try await run([], step: 1).overlap == 3)
    #expect(try await run(["weekday=Mon"], step: 1).overlap == 1)
    #expect(try await run(["weekday=Mon+Tue"], step: 1).overlap == 2)
    #expect(try await run(["weekday!=Mon"], step: 1).overlap == 3)
  }

  @Test("Each series of a panel has cutoffs and a volatility of its own")
  func panels() async throws {
    let result = try await run(
      ["month=May"],
      Panel(series: [
        datedSeries("a", Self.values), datedSeries("b", Array(Self.values.prefix(495))),
      ]))
    // Cutoffs of a on 2019-05-02, -07 and -12, of b five days before.
    #expect((21..<24).map { result.takesPart(series: 0, fold: $0) } == [true, true, true])
    #expect((21..<24).map { result.takesPart(series: 1, fold: $0) } == [false, true, true])
  }

  @Test("Releases are the rows on which a joined value is new")
  func releases() async throws {
    let days = (0..<120).map { "\(datedSeries("a", Self.values).axis.label(row: $0)),\($0 % 7)\n" }
    let result = try await run(
      ["release=cpi"],
      panel(
        "t,y\n" + days.joined(), "t,cpi\n2018-01-01,1\n2018-02-01,2\n2018-03-01,3\n2018-04-01,4\n"
      ) {
        $0.target = "y"
        $0.pastCovariates = ["cpi"]
        $0.releases = ["cpi": try ReleaseLag(parsing: "14d")]
        $0.keepsArrivals = true
      }, step: 1)
    // The last cutoffs are 2018-04-04 to 04-27; March is known 14 days after its end.
    let cutoffs = result.enteringFolds.map { result.cutoff(series: 0, fold: $0).label }
    #expect(cutoffs == ["2018-04-15"])
  }

  @Test(
    "What is no condition, and one that leaves no fold, is an error that says what there is",
    arguments: [
      (
        ["vol=high"],
        "--where: 'vol=high' is no condition; hint: the conditions are year, month, weekday, volatility, release"
      ),
      (["yaer=2019"], "--where: 'yaer=2019' is no condition; hint: did you mean 'year'?"),
      (
        ["year=x"],
        "--where: 'year=x' has no value 'x'; hint: give a year, several as 2008+2020, or a range as 2015..2019"
      ),
      (
        ["volatility/1=low"],
        "--where: 'volatility/1=low' has no number of changes; hint: volatility/60=high is of the last 60, at least 2"
      ),
      (
        ["month=Jan", ""],
        "--where: '' is no condition; hint: give for example year=2020 or volatility=high"
      ),
      (
        ["year=2020"],
        "no fold is left where year=2020; hint: 0 of 24 folds have year=2020 (there are 2019)"
      ),
      (
        ["month=Jan,weekday=Mon"],
        "no fold is left where month=Jan,weekday=Mon; hint: 3 of 24 folds have month=Jan (there are 1, 2, 3, 4, "
          + "5), 3 of 24 folds have weekday=Mon (there are Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, "
          + "Sunday)"
      ),
      (
        ["release=cpi"],
        "release=cpi: no covariate is called 'cpi'; hint: name it as a covariate, too"
      ),
    ])
  func errors(conditions: [String], words: String) async {
    let error = await message { _ = try await run(conditions) }
    #expect(error == "error: " + words)
  }
}
