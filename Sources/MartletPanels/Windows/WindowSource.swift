/// The columns of one series that windows are cut from.
public struct WindowSource: Sendable {
  /// The target, transformed.
  public let target: [Double]
  /// Past covariates, as long as the target: slices of the columns that they come from.
  public let covariates: [ArraySlice<Double>]
  /// Covariates that are known ahead, on the scale that networks see, as long as the target or longer.
  public let future: [[Double]]
  /// What does not change in time, on the scale that networks see.
  public let statics: [Float]
  /// On a target of changes the one that stands for none, mostly 0: their naive forecast. nil on
  /// other targets, whose naive forecast is the last value.
  public let noChange: Double?

  /// Creates the columns of one series, which are taken as they are: nothing is transformed or
  /// scaled yet.
  ///
  /// - Parameters:
  ///   - covariates: Exactly as long as the target.
  ///   - future: Each as long as the target or longer; windows end where the shortest ends.
  ///   - noChange: The value of a target of changes that stands for none; nil on other targets.
  public init(
    target: [Double], covariates: [ArraySlice<Double>] = [], future: [[Double]] = [],
    statics: [Float] = [], noChange: Double? = nil
  ) {
    precondition(
      covariates.allSatisfy { $0.count == target.count }
        && future.allSatisfy { $0.count >= target.count },
      "WindowSource: covariates must be as long as the target")
    self.target = target
    self.covariates = covariates
    self.future = future
    self.statics = statics
    self.noChange = noChange
  }

  /// How many numbers an input row has.
  package func width(_ shape: WindowShape) -> Int {
    shape.lookback * (1 + covariates.count + (shape.isPadded ? 1 : 0))
      + (shape.lookback + shape.horizon) * future.count + statics.count
  }

  /// Writes the input row that ends before a row: the target, then each past covariate, each scaled
  /// by itself; covariates known ahead, through the horizon; where rows are padded, for each 1 where it
  /// is before the start of the series and 0 elsewhere; and what does not change in time.
  ///
  /// - Parameters:
  ///   - end: The first row after the lookback.
  ///   - position: Where the row starts in `row`; afterwards, where it ended.
  /// - Returns: The scale of the target, which takes a forecast back.
  public func write(
    before end: Int, _ shape: WindowShape, to row: inout MutableSpan<Float>, at position: inout Int
  ) -> WindowScale {
    writeRow(before: end, shape, to: &row, at: &position)
  }

  /// The same in double precision.
  public func write(
    before end: Int, _ shape: WindowShape, to row: inout MutableSpan<Double>, at position: inout Int
  ) -> WindowScale {
    writeRow(before: end, shape, to: &row, at: &position)
  }

  private func writeRow<Number: BinaryFloatingPoint & BitwiseCopyable>(
    before end: Int, _ shape: WindowShape, to row: inout MutableSpan<Number>, at position: inout Int
  ) -> WindowScale {
    let start = end - shape.lookback
    let known = max(start, 0)..<end
    let padding = known.lowerBound - start
    var scale = shape.scaler.fit(target[known])
    if let noChange, shape.scaler.isCentredOnLast {
      scale = WindowScale(centre: noChange, scale: scale.scale)
    }
    write(target[known], scale, after: padding, to: &row, at: &position)
    for covariate in covariates {
      let first = covariate.startIndex + known.lowerBound
      let window = covariate[first..<(first + known.count)]
      write(window, shape.scaler.fit(window), after: padding, to: &row, at: &position)
    }
    for covariate in future {
      write(
        covariate[known.lowerBound..<(end + shape.horizon)], WindowScale(centre: 0, scale: 1),
        after: padding, to: &row, at: &position)
    }
    if shape.isPadded {
      for index in 0..<shape.lookback {
        row[position] = index < padding ? 1 : 0
        position += 1
      }
    }
    for value in statics {
      row[position] = Number(value)
      position += 1
    }
    return scale
  }

  private func write<Number: BinaryFloatingPoint & BitwiseCopyable>(
    _ window: ArraySlice<Double>, _ scale: WindowScale, after padding: Int,
    to row: inout MutableSpan<Number>, at position: inout Int
  ) {
    for _ in 0..<padding {
      row[position] = 0
      position += 1
    }
    for value in window {
      row[position] = Number(scale.apply(value))
      position += 1
    }
  }
}

/// What all windows of a network have in common.
public struct WindowShape: Sendable, Hashable {
  /// L: rows that a network looks back.
  public var lookback: Int
  /// H: steps ahead.
  public var horizon: Int
  /// The scale of each window.
  public var scaler: WindowScaler
  /// Whether a lookback may reach before the start of a series that is too short for one: with 0, and
  /// a mask that tells them from values.
  public var isPadded: Bool

  /// Creates a shape; `lookback` and `horizon` must be at least 1.
  public init(lookback: Int, horizon: Int, scaler: WindowScaler, isPadded: Bool = false) {
    precondition(lookback > 0 && horizon > 0, "windows of \(lookback) rows, \(horizon) steps")
    self.lookback = lookback
    self.horizon = horizon
    self.scaler = scaler
    self.isPadded = isPadded
  }
}
