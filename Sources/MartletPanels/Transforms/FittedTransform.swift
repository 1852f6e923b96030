public import MartletFiles

/// A transform with its numbers, which come from what was known at the cutoff of its fit.
///
/// It may be applied to a later history of the same series: a mean or a limit stays the one of the
/// fit.
public struct FittedTransform: Sendable, Hashable {
  private struct Part: Sendable, Hashable {
    /// The step of the transform that it is of.
    let name: Transform.Step.Name
    let step: FittedStep
  }

  /// What it was fitted from.
  public let transform: Transform
  private let parts: [Part]

  /// Where a value is, for errors: its row counts from the first value.
  typealias Place = (_ row: Int) -> (series: String?, time: String)

  init(
    _ transform: Transform, to values: [Double], seasonLength: Int, place: Place
  ) throws(DataError) {
    self.transform = transform
    var parts: [Part] = []
    var values = values
    for step in transform.steps {
      for fit in FittedStep.fits(of: step, seasonLength: seasonLength) {
        let part = Part(name: step.name, step: fit(values))
        values = try Self.apply(part, to: values, place)
        parts.append(part)
      }
    }
    self.parts = parts
  }

  /// How many values the result is shorter than the input.
  public var rowsLost: Int { parts.reduce(0) { $0 + $1.step.lag } }

  /// What a value that repeats the one before it becomes; nil where values are not compared.
  public var noChange: Double? {
    parts.reduce(nil) { value, part in
      part.step.lag > 0 ? 0 : value.flatMap { part.step.apply(to: [$0]).first }
    }
  }

  /// The target of a history, transformed: `rowsLost` values fewer than it has rows.
  /// - Throws: `DataError` with the series and the time of the first value that a step cannot take.
  public func apply(to history: History) throws(DataError) -> [Double] {
    try apply(to: Array(history.target)) { row in
      (history.id, history.label(row: history.rows.lowerBound + row))
    }
  }

  func apply(to values: [Double], place: Place) throws(DataError) -> [Double] {
    var values = values
    for part in parts { values = try Self.apply(part, to: values, place) }
    return values
  }

  private static func apply(
    _ part: Part, to values: [Double], _ place: Place
  ) throws(DataError) -> [Double] {
    // Only the first steps refuse values, and nothing before them takes rows away.
    if let row = values.firstIndex(where: part.step.refuses) {
      let (series, time) = place(row)
      throw DataError(
        .valueWithoutTransform(
          values[row], series: series, time: time, transform: part.name.rawValue))
    }
    return part.step.apply(to: values)
  }

  /// The values of a path that follows a history: the inverse of `apply`, exact to rounding.
  ///
  /// Steps are undone from the last to the first. Differences add up from the last known levels;
  /// `winsor` has no inverse and none is needed: a forecast may be as high as it likes.
  ///
  /// - Parameters:
  ///   - path: Transformed values of the rows that follow the history, the first one next to it.
  ///   - history: `rowsLost` rows at least.
  public func inverse(path: [Double], after history: History) -> [Double] {
    inverse(path: path, after: Array(history.target.suffix(rowsLost)))
  }

  func inverse(path: [Double], after values: [Double]) -> [Double] {
    // The values before each step, as they were before any limit.
    var before: [[Double]] = []
    var values = values
    for part in parts {
      before.append(values)
      if !part.step.isLimit { values = part.step.apply(to: values) }
    }
    return zip(parts, before).reversed().reduce(path) { $1.0.step.inverse(path: $0, after: $1.1) }
  }

  /// Whether each value of a path of `steps` follows from its own number alone and grows with it, so that
  /// the quantile of a number becomes the quantile of the value. Otherwise changes add up.
  package func keepsQuantiles(steps: Int, after history: History) -> Bool {
    parts.allSatisfy { part in
      switch part.step {
      case .log, .boxCox, .affine, .limits: true
      case .change(let lag): lag >= steps
      case .ratio: steps == 1 && history.target.last ?? 0 > 0
      }
    }
  }
}

extension Transform {
  /// Finds the numbers of the transform in what is known.
  /// - Parameters:
  ///   - history: What is known of one series.
  ///   - seasonLength: The season of a `seasonal-diff` without one.
  /// - Throws: `DataError` with the series and the time of the first value that a step cannot take.
  public func fit(to history: History, seasonLength: Int = 1) throws(DataError) -> FittedTransform {
    // Nothing is looked for in the values where there is no step: no copy of them is made.
    let values = steps.isEmpty ? [] : Array(history.target)
    return try FittedTransform(self, to: values, seasonLength: seasonLength) { row in
      (history.id, history.label(row: history.rows.lowerBound + row))
    }
  }

  /// The values transformed, by numbers found in themselves: for a look at them, not for a model.
  package func described(_ values: [Double], seasonLength: Int = 1) throws(DataError) -> [Double] {
    let place: FittedTransform.Place = { (nil, "value \($0 + 1)") }
    return try FittedTransform(self, to: values, seasonLength: seasonLength, place: place)
      .apply(to: values, place: place)
  }
}
