import ArgumentParser
import MartletFiles
import MartletForecasting

/// The option that was meant where there is none of a name.
enum MeantOption {
  /// - Parameters:
  ///   - name: As it was written: `--lr`.
  ///   - options: Those of the command: `--learning-rate`.
  /// - Returns: What other tools call so; else the one that begins with the name or has it as a word;
  ///   else the nearest by spelling; nil where none is near.
  static func option(for name: String, of options: [String]) -> String? {
    let wanted = String(
      name.lowercased().replacing("_", with: "-").drop { $0 == "-" })
    guard !wanted.isEmpty else { return nil }
    let names = options.map { String($0.dropFirst(2)) }
    return meant(by: wanted, names).map { "--" + $0 }
  }

  private static func meant(by wanted: String, _ names: [String]) -> String? {
    for (option, others) in elsewhere where others.contains(wanted) && names.contains(option) {
      return option
    }
    if names.contains(wanted) { return wanted }
    if wanted.count > 1, let longer = names.first(where: { $0.hasPrefix(wanted) }) { return longer }
    let withWord = names.first { $0.split(separator: "-").contains { $0 == wanted } }
    return withWord ?? nearest(to: wanted, in: names)
  }

  /// The options of a command, as its help lists them.
  static func all(of command: any ParsableCommand.Type) -> [String] {
    MartletCommand.helpMessage(for: command).split(separator: "\n").flatMap { line in
      line.hasPrefix("  -")
        ? line.split { " ,/".contains($0) }.prefix(3).filter { $0.hasPrefix("--") }.map(String.init)
        : []
    }
  }

  /// What other tools for forecasting and reading call an option.
  private static let elsewhere: [(option: String, names: [String])] =
    ForecastTask.options.map {
      ($0.name, $0.otherNames)
    } + [
      (
        "horizon",
        ["h", "fh", "n", "prediction-length", "pred-len", "forecast-horizon", "steps-ahead"]
      ),
      ("log", ["log-file", "log-csv", "log-dir", "logdir", "logger", "tensorboard", "history"]),
      ("out", ["save", "output", "o", "write", "export", "to", "outfile", "file"]),
      ("n-windows", ["folds", "n-folds", "cv", "splits", "n-splits", "windows", "k"]),
      ("step-size", ["stride"]),
      (
        "gap",
        ["embargo", "purge", "purging", "purged", "purge-gap", "embargo-size", "pct-embargo"]
      ),
      ("cutoffs", ["cutoff", "origin", "origins", "split-dates", "test-dates"]),
      ("where", ["regime", "regimes", "filter", "event", "events", "subset", "only", "when"]),
      ("metric", ["score", "scoring", "criterion", "eval-metric", "error-metric"]),
      ("level", ["confidence", "coverage", "interval"]),
      ("seed", ["random-state", "random-seed", "rng"]),
      ("seeds", ["runs", "trials", "repeats"]),
      ("jobs", ["threads", "workers", "n-jobs", "j", "cores", "parallel"]),
      ("season", ["season-length", "seasonality", "period", "seasonal-periods", "sp", "m"]),
      ("freq", ["frequency"]),
      ("target", ["y", "target-col", "value", "value-col", "col", "column"]),
      (
        "time-col",
        ["date", "date-col", "time", "timestamp", "ds", "index", "index-col", "datetime"]
      ),
      ("id-col", ["id", "unique-id", "group", "group-col", "item-id", "key"]),
      ("hist-exog", ["exog", "covariates", "regressors", "xreg", "past-covariates", "x"]),
      ("futr-exog", ["future-covariates", "known-covariates", "future"]),
      ("stat-exog", ["static", "static-covariates"]),
      ("feature", ["indicators"]),
      ("model", ["models", "algorithm"]),
      ("delimiter", ["sep", "separator", "d"]),
      ("decimal", ["decimal-point", "decimal-mark"]),
      ("skip-rows", ["skiprows", "skip"]),
      ("header-row", ["header", "header-line"]),
      ("time-format", ["date-format", "format", "strptime"]),
      ("time-zone", ["tz", "timezone", "zone"]),
      ("missing", ["fillna", "fill", "impute", "na", "nan"]),
      ("quiet", ["silent", "q", "no-progress"]),
      ("verbose", ["v", "debug"]),
    ]
}
