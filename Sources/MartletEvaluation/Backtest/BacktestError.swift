import MartletSeries

/// A walk-forward evaluation that cannot be laid out.
public enum BacktestError: Error, Sendable, Hashable, CustomStringConvertible {
  case noFolds
  case sameLabel(String)
  /// The first fold leaves a model with too little to train on.
  ///
  /// `rows` is all of the series, `available` what the first fold may train on, `after` the rows
  /// after its cutoff.
  case tooFewRows(
    series: String, file: String, rows: Int, model: String, needed: Int, available: Int, after: Int)
  /// A value whose square may not be a number.
  case tooLarge(series: String, file: String, value: Double)

  public var message: String {
    switch self {
    case .noFolds: "there are no folds"
    case .sameLabel(let label): "two models are called '\(label)'"
    case .tooFewRows(let series, _, let rows, let model, let needed, _, 0):
      "series '\(series)' has \(counted(rows, "row")), and \(model) needs \(grouped(needed))"
    case .tooFewRows(let series, _, let rows, let model, let needed, let available, let after):
      "series '\(series)' has \(counted(rows, "row")); with \(grouped(after)) after the first "
        + "cutoff, \(grouped(available)) are left to train on and \(model) needs \(grouped(needed))"
    case .tooLarge(let series, _, let value):
      "series '\(series)' holds \(value), which is too large to square"
    }
  }

  public var hint: String {
    switch self {
    case .noFolds: "--n-windows 1 or more"
    case .sameLabel: "tell them apart with label=NAME, for example mlp:label=wide,hidden=512"
    case .tooFewRows(_, _, _, _, _, _, 0):
      "shorten --horizon or --input-size, or take another model"
    case .tooFewRows:
      "shorten --horizon or --input-size, or take fewer folds (--n-windows)"
    case .tooLarge: "write the column in larger units"
    }
  }

  /// The file at fault; nil when the options are.
  public var file: String? {
    switch self {
    case .noFolds, .sameLabel: nil
    case .tooFewRows(_, let file, _, _, _, _, _), .tooLarge(_, let file, _):
      file.isEmpty ? nil : file
    }
  }

  public var description: String {
    (file.map { "\($0): " } ?? "") + "error: \(message); hint: \(hint)"
  }
}
