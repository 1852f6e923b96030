import RealModule

/// An invertible change of the target that a model is trained on.
///
///     none        z = y
///     log         z = ln y
///     diff        z[t] = y[t] - y[t-1]
///     log-return  z[t] = ln y[t] - ln y[t-1]
public enum Transform: String, Sendable, Hashable, Codable, CaseIterable {
  case none
  case log
  case difference = "diff"
  case logReturn = "log-return"

  /// The part that works on each value alone: `log` for `log-return`, `none` for `diff`.
  public var level: Transform {
    switch self {
    case .none, .difference: .none
    case .log, .logReturn: .log
    }
  }

  /// Whether the result is one value shorter than the input.
  public var isDifferencing: Bool { self == .difference || self == .logReturn }

  /// The transformed values: as many as `values`, or one fewer when differencing.
  /// - Edge cases: NaN propagates; differencing no value gives none.
  /// - Throws: `DataError` for the logarithm of a value that is not above 0.
  public func apply(to values: some RandomAccessCollection<Double>) throws(DataError) -> [Double] {
    try apply(to: values, series: nil) { "value \($0 + 1)" }
  }

  /// The values of a path, given the last level before it: the inverse of `apply`.
  ///
  ///     none        y[h] = z[h]                  diff        y[h] = y[0] + z[1] + … + z[h]
  ///     log         y[h] = exp z[h]              log-return  y[h] = y[0] exp(z[1] + … + z[h])
  ///
  /// - Parameter last: The last observed level, in the units of the series; not used by `none` and
  ///   `log`.
  public func inverse(path: [Double], after last: Double) -> [Double] {
    switch self {
    case .none: return path
    case .log: return path.map { Double.exp($0) }
    case .difference:
      var level = last
      return path.map { step in
        level += step
        return level
      }
    case .logReturn:
      var logarithm = Double.log(last)
      return path.map { step in
        logarithm += step
        return Double.exp(logarithm)
      }
    }
  }

  func apply(
    to values: some RandomAccessCollection<Double>, series: String?, label: (Int) -> String
  ) throws(DataError) -> [Double] {
    var levels = Array(values)
    if level == .log {
      if let row = levels.firstIndex(where: { $0 <= 0 }) {
        throw DataError(
          .logarithmOfNonPositive(
            levels[row], series: series, time: label(row), transform: rawValue))
      }
      levels = levels.map { Double.log($0) }
    }
    return isDifferencing ? zip(levels.dropFirst(), levels).map { $0 - $1 } : levels
  }
}

extension History {
  /// The target up to the cutoff, transformed.
  /// - Throws: `DataError` with the series and the time of the first value that has no logarithm.
  public func target(_ transform: Transform) throws(DataError) -> [Double] {
    try transform.apply(to: target, series: id) { label(row: rows.lowerBound + $0) }
  }
}
