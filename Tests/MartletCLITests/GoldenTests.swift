import Testing

/// What the commands print, word for word.
///
/// The numbers are worked out by hand elsewhere; here is how they look.
struct GoldenTests {
  private let folds = "--target y --horizon 2 --n-windows 4 --jobs 2"

  @Test("inspect describes the twelve sample days in exactly the expected words")
  func inspect() throws {
    let outcome = try run("inspect days.csv --target y")
    #expect(outcome.messages == inspectMessages)
    #expect(outcome.output == inspectOutput)
  }

  private let inspectMessages = """

    """

  private let inspectOutput = """
    days.csv: 12 rows, fields separated by comma, UTF-8, decimal point
    times like 2018-12-31; weekdays (holidays are not rows): no row on a Saturday or Sunday
      column  role      why                      first        last  missing  at
      ds      time      by its name         2024-01-01  2024-01-16        0
      y       target    named by --target           10          17        0
      x       not used  no option names it           1          12        1  2024-01-03 (line 4)

      column  mean    std    min     max    zeros  acf 1  diff acf 1
      y       13.50   2.067  10.00   17.00      0  .431   -.909
      x        6.818  3.601   1.000  12.00      0  .716   -.122

    values from 2024-01-01 to 2024-01-16 (█ all, ▒ some, · none; then the first, the last, and the share
    of cells with a value):
      y  ████████████████████████████████████████████████████████████  2024-01-01 to 2024-01-16   100 %
      x  ███████▒···▒████████████████████████████████████████████████  2024-01-01 to 2024-01-16  91.7 %

    days.csv: 12 rows, 2024-01-01 to 2024-01-16, weekdays (holidays are not rows); target y; 1 past
    covariate not used (name it with --hist-exog)
    no gaps

    y
         │                                                                                           ⢀⠤⠊
      16 ┤                                                                            ⢀⡀           ⡠⠒⠁
         │                                                                          ⡠⠒⠁⠈⠉⠒⠢⢄⣀   ⣀⠔⠉
         │                                                          ⣀⠔⠢⢄⣀        ⣀⠔⠉         ⠉⠑⠊
         │                                                        ⡠⠊     ⠉⠒⠤⢄⡀⢀⠤⠊
      14 ┤                                        ⢀⠤⠊⠑⠢⠤⣀      ⢀⠔⠉           ⠈⠁
         │                         ⢀⡀           ⣀⠔⠁      ⠉⠒⠢⢄⡠⠒⠁
         │                       ⡠⠒⠁⠈⠑⠒⠤⣀     ⡠⠊
      12 ┤        ⡠⢄⣀         ⣀⠔⠉        ⠉⠑⠢⠔⠉
         │     ⣀⠔⠉   ⠉⠑⠢⠤⣀⡀⢀⠤⠊
         │  ⢀⠤⠊           ⠈⠁
      10 ┤⡠⠒⠁
          2024-01-01                                                                          2024-01-16

    what y looks like:
      level     too few values to test (20 at least)
      memory    changes depend on those before (largest autocorrelation -.896 at lag 1; Ljung-Box over 2
                lags p <.001): a model can learn from them
      season    of 5 rows: too few of them to tell, four at least
      outliers  no change beyond 10 robust standard deviations

    to go on:
      martlet backtest days.csv --target y --horizon 1 --model drift
      martlet forecast days.csv --target y --horizon 1 --model drift

    """

  @Test("forecast of naive prints folds, table, plot and intervals in exactly the expected words")
  func forecast() throws {
    let outcome = try run("forecast days.csv \(folds) --level 50,90 --model naive")
    #expect(outcome.messages == forecastMessages)
    #expect(outcome.output == forecastOutput)
  }

  private let forecastMessages = """
    days.csv: 12 rows, 2024-01-01 to 2024-01-16, weekdays (holidays are not rows); target y; 1 past
    covariate not used (name it with --hist-exog)
    intervals from the errors of:
    4 folds of 2 steps, cutoffs 2024-01-04 to 2024-01-12, expanding, cold refit in each; 1 model -> 4
    cells on 2 cores
      fold  trained on                rows  cutoff      forecasts
         1  2024-01-01 to 2024-01-04     4  2024-01-04  2024-01-05 to 2024-01-08
         2  2024-01-01 to 2024-01-08     6  2024-01-08  2024-01-09 to 2024-01-10
         3  2024-01-01 to 2024-01-10     8  2024-01-10  2024-01-11 to 2024-01-12
         4  2024-01-01 to 2024-01-12    10  2024-01-12  2024-01-15 to 2024-01-16
            2024-01-01                                   2024-01-16
         1  ============>>>>>>>>>>>>>>
         2  ==========================>>>>>>>>
         3  ==================================>>>>>>>
         4  =========================================>>>>>>>>>>>>>>
            = trained on, - known and not trained on, > forecast


    """

  private let forecastOutput = """
                  Naive   Naive-lo-50  Naive-hi-50  Naive-lo-90  Naive-hi-90
      2024-01-17  17.000  16.000       18.000       -            -
      2024-01-18  17.000  16.000       18.000       -            -

      18 ┤                                                                                   ░░░░░░░░░░░
         │                                                                                   ░░░░░░░░░░░
         │                                                                      ⢀⠤⠊          •••••••••••
         │                                                                    ⡠⠔⠁            ░░░░░░░░░░░
      16 ┤                                                  ⡠⠒⠉⠒⠤⢄⣀        ⢀⠤⠊               ░░░░░░░░░░░
         │                                               ⡠⠔⠉       ⠉⠒⠢⠤⣀ ⡠⠔⠁
         │                             ⡠⠒⠉⠒⠢⠤⣀⡀       ⣀⠔⠊               ⠉
      14 ┤          ⢀⡀              ⣀⠔⠉       ⠈⠉⠒⠢⠤⣀⠤⠊
         │        ⡠⠒⠁⠈⠑⠒⠤⢄⡀      ⢀⠤⠊
         │     ⣀⠔⠉        ⠈⠉⠒⠢⢄⡠⠒⠁
         │  ⢀⠤⠊
      12 ┤⡠⠒⠁
          2024-01-05                                                                          2024-01-18

    the 50 % interval held 6 of 6 values on 3 past folds (each made from the folds before)
    no 90 % interval: it takes the errors of 9 folds and there is room for 5

    """

  /// Four days before the first cutoff do not tell weekdays: they are named.
  @Test("backtest of drift prints folds, scores and verdict in exactly the expected words")
  func backtest() throws {
    let outcome = try run("backtest days.csv \(folds) --freq B --level 50 --model drift")
    #expect(outcome.messages == backtestMessages)
    #expect(outcome.output == backtestOutput)
  }

  private let backtestMessages = """
    days.csv: 12 rows, 2024-01-01 to 2024-01-16, weekdays (holidays are not rows); target y; 1 past
    covariate not used (name it with --hist-exog)
    4 folds of 2 steps, cutoffs 2024-01-04 to 2024-01-12, expanding, cold refit in each; 2 models -> 8
    cells on 2 cores
      fold  trained on                rows  cutoff      forecasts
         1  2024-01-01 to 2024-01-04     4  2024-01-04  2024-01-05 to 2024-01-08
         2  2024-01-01 to 2024-01-08     6  2024-01-08  2024-01-09 to 2024-01-10
         3  2024-01-01 to 2024-01-10     8  2024-01-10  2024-01-11 to 2024-01-12
         4  2024-01-01 to 2024-01-12    10  2024-01-12  2024-01-15 to 2024-01-16
            2024-01-01                                   2024-01-16
         1  ============>>>>>>>>>>>>>>
         2  ==========================>>>>>>>>
         3  ==================================>>>>>>>
         4  =========================================>>>>>>>>>>>>>>
            = trained on, - known and not trained on, > forecast


    """

  private let backtestOutput = """
                           MAE   RMSE  MAPE %  sMAPE  MASE  R2 oos  direction  fit
      Naive                1.00  1.00  6.97    6.95   .313   .000   -          -
      RandomWalkWithDrift  1.19  1.35  8.71    8.23   .338  -.826   -          -

                           skill vs naive, 95 %     p      in 50 % interval
      Naive                  -                      -      too few folds
      RandomWalkWithDrift  -19.3 % [-262.3, 100.0]   .497  too few folds

      MAE at step          1     2
      Naive                1.00  1.00
      RandomWalkWithDrift  1.80   .590

    no direction: a share is told from 10 folds on

      50 % interval        inside, 95 %  folds  width  Winkler  MSIS
      Naive                6 of 6        3      2.00   2.00      .627
      RandomWalkWithDrift  3 of 6        3      2.80   3.45     1.08

    RandomWalkWithDrift was worse than the last value in these 4 folds: its error is 19.3 % larger.
    Fewer than 10 folds cannot tell whether that is chance: take more with --n-windows.

    """

  @Test("compare of two models prints scores, skills and verdicts in exactly the expected words")
  func compare() throws {
    let outcome = try run(
      "compare days.csv \(folds) --freq B --level 50 --season 2 --model drift"
        + " --model seasonal-naive --gap 1 --window rolling --train-size 3")
    #expect(outcome.messages == compareMessages)
    #expect(outcome.output == compareOutput)
  }

  private let compareMessages = """
    days.csv: 12 rows, 2024-01-01 to 2024-01-16, weekdays (holidays are not rows); target y; 1 past
    covariate not used (name it with --hist-exog)
    4 folds of 2 steps, cutoffs 2024-01-04 to 2024-01-12, rolling over 3 rows, cold refit in each, gap
    of 1 row; 3 models -> 12 cells on 2 cores
      fold  trained on                rows  cutoff      forecasts
         1  2024-01-01 to 2024-01-03     3  2024-01-04  2024-01-05 to 2024-01-08
         2  2024-01-03 to 2024-01-05     3  2024-01-08  2024-01-09 to 2024-01-10
         3  2024-01-05 to 2024-01-09     3  2024-01-10  2024-01-11 to 2024-01-12
         4  2024-01-09 to 2024-01-11     3  2024-01-12  2024-01-15 to 2024-01-16
            2024-01-01                                   2024-01-16
         1  ========---->>>>>>>>>>>>>>
         2  -------========----------->>>>>>>>
         3  --------------================---->>>>>>>
         4  -----------------------------========---->>>>>>>>>>>>>>
            = trained on, - known and not trained on, > forecast


    """

  private let compareOutput = """
                           MAE    RMSE  MAPE %  sMAPE  MASE   R2 oos  direction  fit
      RandomWalkWithDrift   .750  1.06  5.59    5.30    .750  -.125   -          -
      Naive                1.00   1.00  6.97    6.95   1.00    .000   -          -
      SeasonalNaive        1.00   1.00  6.97    7.23   1.00    .000   -          -

                           skill vs naive, 95 %  p  p, all models  vs best  in 50 % interval
      RandomWalkWithDrift  +25.0 %               -  -                -      too few folds
      Naive                  -                   -  -              -33.3 %  too few folds
      SeasonalNaive          0.0 %               -  -              -33.3 %  too few folds

      MAE at step          1     2
      RandomWalkWithDrift  1.50  0
      Naive                1.00  1.00
      SeasonalNaive        1.00  1.00

    no direction: a share is told from 10 folds on

      50 % interval        inside, 95 %  folds  width  Winkler  MSIS
      RandomWalkWithDrift  3 of 6        3      1.50   3.00     3.00
      Naive                6 of 6        3      2.00   2.00     2.00
      SeasonalNaive        6 of 6        3      2.00   2.00     2.00

    RandomWalkWithDrift was better than the last value in these 4 folds: its error is 25.0 % smaller.
    Fewer than 10 folds cannot tell whether that is chance: take more with --n-windows.

    SeasonalNaive was no better than the last value in these 4 folds: the errors are the same. Fewer
    than 10 folds cannot tell whether that is chance: take more with --n-windows.

    """

  @Test("backtest --out writes exactly the expected CSV, with intervals of later folds")
  func backtestTable() throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "days.csv")
      #expect(
        try martlet("backtest days.csv \(folds) --level 50 --model drift --quiet --out o.csv")
          .status == 0)
      #expect(try martlet.read("o.csv") == tableOutput)
    }
  }

  private let tableOutput = """
    unique_id,ds,cutoff,y,Naive,Naive-lo-50,Naive-hi-50,RandomWalkWithDrift,RandomWalkWithDrift-lo-50,RandomWalkWithDrift-hi-50,fold,horizon
    y,2024-01-05,2024-01-04,12,13,,,14,,,1,1
    y,2024-01-08,2024-01-04,14,13,,,15,,,1,2
    y,2024-01-09,2024-01-08,13,14,13,15,14.8,13.3,16.3,2,1
    y,2024-01-10,2024-01-08,15,14,13,15,15.6,14.1,17.1,2,2
    y,2024-01-11,2024-01-10,14,15,14,16,15.714285714285714,14.214285714285714,17.214285714285715,3,1
    y,2024-01-12,2024-01-10,16,15,14,16,16.428571428571427,14.928571428571427,17.928571428571427,3,2
    y,2024-01-15,2024-01-12,15,16,15,17,16.666666666666668,15.466666666666669,17.866666666666667,4,1
    y,2024-01-16,2024-01-12,17,16,15,17,17.333333333333332,16.133333333333333,18.53333333333333,4,2

    """

  /// What a command prints of a file of days.
  private func run(_ words: String) throws -> Tool.Outcome {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "days.csv")
      let outcome = try martlet(words)
      #expect(outcome.status == 0)
      return outcome
    }
  }
}
