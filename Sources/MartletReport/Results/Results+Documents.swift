public import MartletEvaluation
public import MartletRuns

extension BacktestResult {
  /// The result as the document that `martlet backtest --json` prints (docs/formats.md).
  ///
  /// - Parameters:
  ///   - plan: What was run; the document has null for nil.
  ///   - commandLine: The command that prints the document; null for nil.
  public func json(plan: RunPlan? = nil, commandLine: String? = nil) -> String {
    JSONText.encode(BacktestDocument(self, plan, commandLine))
  }

  /// How networks were trained, as `martlet backtest --log FILE.csv` writes it (docs/formats.md).
  public var trainingLog: String { TrainingLogCSV.text(fits) }

  /// The forecasts as the table that `martlet backtest --out FILE.csv` writes: a row for each series, cutoff
  /// and step (docs/formats.md). ``BacktestTable`` reads it back.
  public var csv: String { BacktestCSV.text(self) }
}

extension ForecastResult {
  /// The result as the document that `martlet forecast --json` prints (docs/formats.md).
  ///
  /// - Parameters:
  ///   - plan: What was run; the document has null for nil.
  ///   - commandLine: The command that prints the document; null for nil.
  public func json(plan: RunPlan? = nil, commandLine: String? = nil) -> String {
    JSONText.encode(ForecastDocument(self, plan, commandLine))
  }

  /// The forecasts as the table that `martlet forecast --out FILE.csv` writes: a row for each series and step
  /// (docs/formats.md).
  public var csv: String { ForecastCSV.text(self) }

  /// How networks were trained, as `martlet forecast --log FILE.csv` writes it (docs/formats.md).
  public var trainingLog: String { TrainingLogCSV.text(fits) }

  /// The sample paths as a table, as `--paths` writes them; without any it has its header alone.
  public var pathsCSV: String { PathsCSV.text(self) }
}
