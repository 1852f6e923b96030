/// The columns of one series that windows are cut from, all of one length.
public struct WindowSource: Sendable {
  /// The target, transformed.
  public let target: [Double]
  public let covariates: [[Double]]
  /// On a target of changes the one that stands for none, mostly 0: their naive forecast. nil on
  /// other targets, whose naive forecast is the last value.
  public let noChange: Double?

  public init(target: [Double], covariates: [[Double]] = [], noChange: Double? = nil) {
    precondition(
      covariates.allSatisfy { $0.count == target.count },
      "WindowSource: covariates must be as long as the target")
    self.target = target
    self.covariates = covariates
    self.noChange = noChange
  }

  /// Writes the input row made of these rows: the target, then each covariate, each scaled by itself.
  ///
  /// - Parameter position: Where the row starts in `row`; afterwards, where it ended.
  /// - Returns: The scale of the target, which takes a forecast back.
  public func write(
    rows: Range<Int>, scaledBy scaler: WindowScaler, to row: inout MutableSpan<Float>,
    at position: inout Int
  ) -> WindowScale {
    var scale = scaler.fit(target[rows])
    if let noChange, scaler == .last { scale = WindowScale(centre: noChange, scale: scale.scale) }
    write(target[rows], scale, to: &row, at: &position)
    for covariate in covariates {
      write(covariate[rows], scaler.fit(covariate[rows]), to: &row, at: &position)
    }
    return scale
  }

  private func write(
    _ window: ArraySlice<Double>, _ scale: WindowScale, to row: inout MutableSpan<Float>,
    at position: inout Int
  ) {
    for value in window {
      row[position] = Float(scale.apply(value))
      position += 1
    }
  }
}
