import RealModule

/// A step of a transform with its numbers: the formula, and its inverse below it.
enum FittedStep: Sendable, Hashable {
  case log
  case boxCox(lambda: Double)
  /// z[t] = y[t] − y[t − lag]
  case change(lag: Int)
  /// z[t] = y[t] / y[t−1] − 1
  case ratio
  /// z = (y − centre) / scale
  case affine(WindowScale)
  /// z = y within limits
  case limits(ClosedRange<Double>)

  /// How the numbers of a step are found in values, in parts that follow one another.
  static func fits(
    of step: Transform.Step, seasonLength: Int
  ) -> [@Sendable ([Double]) -> FittedStep] {
    switch step {
    case .log: [{ _ in .log }]
    case .logReturn: [{ _ in .log }, { _ in .change(lag: 1) }]
    case .percentChange: [{ _ in .ratio }]
    case .boxCox(let lambda): [{ .boxCox(lambda: lambda ?? BoxCox.lambda(of: $0)) }]
    case .difference: [{ _ in .change(lag: 1) }]
    case .seasonalDifference(let season): [{ _ in .change(lag: season ?? seasonLength) }]
    case .standard: [{ .affine(WindowScaler.standard.fit($0[...])) }]
    case .robust: [{ .affine(WindowScaler.robust.fit($0[...])) }]
    case .minMax: [{ .affine(minMax($0)) }]
    case .winsor(let share): [{ .limits(limits($0, share: share)) }]
    }
  }

  /// How many rows back values are compared with.
  var lag: Int {
    switch self {
    case .change(let lag): lag
    case .ratio: 1
    case .log, .boxCox, .affine, .limits: 0
    }
  }

  /// Whether it has no inverse.
  var isLimit: Bool { if case .limits = self { true } else { false } }

  /// Whether a value has no result.
  func refuses(_ value: Double) -> Bool {
    switch self {
    case .log, .boxCox: value <= 0
    case .ratio: value == 0
    case .change, .affine, .limits: false
    }
  }

  /// `lag` values fewer than there are.
  func apply(to values: [Double]) -> [Double] {
    switch self {
    case .log: values.map { Double.log($0) }
    case .boxCox(let lambda): values.map { BoxCox.apply($0, lambda) }
    case .change(let lag): zip(values.dropFirst(lag), values).map { $0 - $1 }
    case .ratio: zip(values.dropFirst(), values).map { $0 / $1 - 1 }
    case .affine(let scale): values.map(scale.apply)
    case .limits(let range): values.map { min(max($0, range.lowerBound), range.upperBound) }
    }
  }

  /// The values of a path that follows `values`.
  func inverse(path: [Double], after values: [Double]) -> [Double] {
    switch self {
    case .log: return path.map { Double.exp($0) }
    case .boxCox(let lambda): return path.map { BoxCox.inverse($0, lambda) }
    case .change(let lag):
      var levels = Array(values.suffix(lag))
      for step in path { levels.append(levels[levels.count - lag] + step) }
      return Array(levels.dropFirst(lag))
    case .ratio:
      var level = values.last ?? .nan
      return path.map { step in
        level *= 1 + step
        return level
      }
    case .affine(let scale): return path.map(scale.invert)
    case .limits: return path
    }
  }

  private static func minMax(_ values: [Double]) -> WindowScale {
    let (least, most) = (values.min() ?? 0, values.max() ?? 1)
    return WindowScale(centre: least, scale: most > least ? most - least : 1)
  }

  /// The quantiles of a share and of the rest, between the values by a straight line.
  private static func limits(_ values: [Double], share: Double) -> ClosedRange<Double> {
    let sorted = values.sorted()
    guard let last = sorted.indices.last else { return -.infinity ... .infinity }
    func quantile(_ share: Double) -> Double {
      let place = share * Double(last)
      let below = Int(place)
      let above = min(below + 1, last)
      return sorted[below] + (place - Double(below)) * (sorted[above] - sorted[below])
    }
    return quantile(share)...max(quantile(share), quantile(1 - share))
  }
}
