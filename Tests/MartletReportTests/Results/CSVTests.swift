import MartletEvaluation
import MartletForecasting
import MartletPanels
import MartletReport
import MartletTables
import Testing

@Suite struct ResultCSVTests {
  @Test("A backtest in CSV has a row per fold and step, a column per seed") func backtest() {
    #expect(
      BacktestCSV.text(smallResult()) == """
        unique_id,ds,cutoff,y,Naive,Naive-lo-80,Naive-hi-80,MLP,MLP-lo-80,MLP-hi-80,MLP-seed-1,\
        MLP-seed-2,fold,horizon
        price,2018-12-25,2018-12-24,11,10,,,11,,,10.5,11.5,1,1
        price,2018-12-26,2018-12-24,12,10,,,11.5,,,11,12,1,2
        price,2018-12-27,2018-12-26,14,12,,,13.5,,,13,14,2,1
        price,2018-12-28,2018-12-26,16,12,,,15.5,,,14,17,2,2

        """)
  }

  /// One earlier fold is enough for a level of a half: its errors are 1 and 2, 0 and 0.5.
  @Test("A later fold's interval columns hold intervals from errors of earlier folds")
  func intervalsOfALaterFold() {
    #expect(
      BacktestCSV.text(smallResult(levels: [0.5])) == """
        unique_id,ds,cutoff,y,Naive,Naive-lo-50,Naive-hi-50,MLP,MLP-lo-50,MLP-hi-50,MLP-seed-1,\
        MLP-seed-2,fold,horizon
        price,2018-12-25,2018-12-24,11,10,,,11,,,10.5,11.5,1,1
        price,2018-12-26,2018-12-24,12,10,,,11.5,,,11,12,1,2
        price,2018-12-27,2018-12-26,14,12,11,13,13.5,13.5,13.5,13,14,2,1
        price,2018-12-28,2018-12-26,16,12,10,14,15.5,15,16,14,17,2,2

        """)
  }

  @Test("A backtest of one seed has no columns of single seeds in CSV")
  func oneSeedHasNoSeedColumns() {
    let text = BacktestCSV.text(smallResult(levels: [], network: [[[11, 12], [13, 15]]]))
    #expect(
      text.split(separator: "\n").prefix(2) == [
        "unique_id,ds,cutoff,y,Naive,MLP,fold,horizon",
        "price,2018-12-25,2018-12-24,11,10,11,1,1",
      ])
  }

  @Test(
    "Interval columns are named by their level in percent",
    arguments: [(0.8, "80"), (0.95, "95"), (0.975, "97.5"), (0.5, "50"), (0.07, "7")])
  func levelsAreColumns(level: Double, text: String) {
    #expect(
      BacktestCSV.intervalColumns("M", level: level) == ["M-lo-\(text)", "M-hi-\(text)"])
  }

  @Test("A model label with a comma and quotes is quoted in the CSV header")
  func labelsAreQuoted() {
    let text = CSVText.record(BacktestCSV.intervalColumns("a,\"b\"", level: 0.8))
    #expect(text == "\"a,\"\"b\"\"-lo-80\",\"a,\"\"b\"\"-hi-80\"\n")
  }

  /// Naive on a straight line is h behind at step h.
  @Test("A forecast in CSV has each series and step, with empty intervals where none exist")
  func forecast() async throws {
    var backtest = Backtest(horizon: 2, folds: Folds(count: 4), seeds: 1)
    backtest.levels = [0.8, 0.95]
    let panel = Panel(
      series: ["a", "b"].map { dailySeries((1...20).map(Double.init), id: $0) })
    let result = try await Forecasting(calibratedBy: backtest).run(
      [.randomWalkWithDrift, .naive], on: panel)
    #expect(
      ForecastCSV.text(result) == """
        unique_id,ds,RandomWalkWithDrift,RandomWalkWithDrift-lo-80,RandomWalkWithDrift-hi-80,\
        RandomWalkWithDrift-lo-95,RandomWalkWithDrift-hi-95,Naive,Naive-lo-80,Naive-hi-80,\
        Naive-lo-95,Naive-hi-95
        a,2018-12-31,21,21,21,,,20,19,21,,
        a,2019-01-01,22,22,22,,,20,18,22,,
        b,2018-12-31,21,21,21,,,20,19,21,,
        b,2019-01-01,22,22,22,,,20,18,22,,

        """)
  }
}
