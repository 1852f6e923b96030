public import MartletFiles

/// What models see of a target instead of its values: steps, each applied to the result of the one
/// before. `log+seasonal-diff/12+standard` standardises the seasonal changes of the logarithm.
///
/// | step | z |
/// |---|---|
/// | `log` | ln y |
/// | `log-return` | ln y[t] − ln y[t−1] |
/// | `percent-change` | y[t] / y[t−1] − 1 |
/// | `box-cox/λ` | (y^λ − 1) / λ, ln y for λ = 0; λ by maximum likelihood where not given |
/// | `diff` | y[t] − y[t−1] |
/// | `seasonal-diff/m` | y[t] − y[t−m]; the season of the task where m is not given |
/// | `standard` | (y − mean) / standard deviation |
/// | `robust` | (y − median) / median absolute deviation |
/// | `min-max` | (y − smallest) / (largest − smallest) |
/// | `winsor/p` | y, but no lower than the quantile p and no higher than the quantile 1 − p; p is .01 where not given |
///
/// A transform says what is asked for. Numbers such as a mean, a λ or a limit exist only in the
/// ``FittedTransform`` that `fit` makes of what was known at a cutoff.
///
/// The first four need values above 0 (`percent-change` other than 0) and so come first, after
/// `winsor` at most.
public struct Transform: Sendable, Hashable, CustomStringConvertible {
  /// One step.
  public enum Step: Sendable, Hashable {
    /// The natural logarithm, z = ln y, of values above 0.
    case log
    /// The change of the logarithm, z = ln y[t] − ln y[t−1], of values above 0; the first row is
    /// lost.
    case logReturn
    /// The relative change as a fraction, z = y[t] / y[t−1] − 1, of values other than 0; the first
    /// row is lost.
    case percentChange
    /// nil estimates λ.
    case boxCox(lambda: Double?)
    /// The change from row to row, z = y[t] − y[t−1]; the first row is lost.
    case difference
    /// nil takes the season of the task.
    case seasonalDifference(Int?)
    /// z = (y − mean) / population standard deviation. A constant series is divided by 1.
    case standard
    /// z = (y − median) / median absolute deviation from it. Where that is 0, the population
    /// standard deviation takes its place.
    case robust
    /// z = (y − smallest) / (largest − smallest): from 0 to 1 on the rows of the fit, and beyond on
    /// others. A constant series is divided by 1.
    case minMax
    /// y, no lower than its quantile p and no higher than its quantile 1 − p, where p is above 0
    /// and below 0.5. A forecast is not cut.
    case winsor(share: Double)
  }

  /// The steps, in the order in which they are applied.
  public let steps: [Step]

  init(checked steps: [Step]) { self.steps = steps }

  /// Creates a transform of steps.
  /// - Throws: `DataError` for a step that cannot follow the ones before it, or a parameter outside
  ///   its range.
  public init(_ steps: [Step]) throws(DataError) {
    for (index, step) in steps.enumerated() {
      let isFirst = steps[..<index].allSatisfy { $0.name == .winsor }
      guard isFirst || !step.needsLevels else {
        throw DataError(.transformOutOfOrder(step.name.rawValue))
      }
      guard step.hasValidParameter else { throw DataError(.invalidTransform("\(step)")) }
    }
    self.steps = steps
  }

  /// The values as they are.
  public static let none = Transform(checked: [])
  /// The logarithm alone, z = ln y, of values above 0.
  public static let log = Transform(checked: [.log])
  /// Changes from row to row alone, z = y[t] − y[t−1].
  public static let difference = Transform(checked: [.difference])
  /// Changes of the logarithm alone, z = ln y[t] − ln y[t−1], of values above 0.
  public static let logReturn = Transform(checked: [.logReturn])

  /// Whether ``level`` takes logarithms.
  package var isOfLogarithms: Bool { level.steps.contains(.log) }

  /// The part that works on each value alone, before any difference: `log` for `log-return`, `none`
  /// for `diff`. Baselines see no more of a transform.
  public var level: Transform {
    var level: [Step] = []
    for step in steps {
      if step == .logReturn { level.append(.log) }
      guard !step.isDifferencing else { break }
      level.append(step)
    }
    return Transform(checked: level)
  }

  /// Whether values are compared with earlier ones.
  public var isDifferencing: Bool { steps.contains(where: \.isDifferencing) }

  /// How many values the result is shorter than the input.
  public func rowsLost(seasonLength: Int) -> Int {
    steps.reduce(0) { $0 + $1.lag(seasonLength: seasonLength) }
  }

  /// The same with the season spelled out.
  public func resolved(seasonLength: Int) -> Transform {
    Transform(
      checked: steps.map { $0 == .seasonalDifference(nil) ? .seasonalDifference(seasonLength) : $0 }
    )
  }

  /// `log+diff`; `none` without steps.
  public var description: String {
    steps.isEmpty ? "none" : steps.map(\.description).joined(separator: "+")
  }
}

extension Transform.Step {
  /// Whether values are compared with earlier ones.
  var isDifferencing: Bool { lag(seasonLength: 1) > 0 }

  /// How many rows back values are compared with.
  func lag(seasonLength: Int) -> Int {
    switch self {
    case .logReturn, .percentChange, .difference: 1
    case .seasonalDifference(let season): season ?? seasonLength
    case .log, .boxCox, .standard, .robust, .minMax, .winsor: 0
    }
  }

  /// Whether the step takes values as they are in a file, and not changes of them.
  var needsLevels: Bool {
    switch self {
    case .log, .logReturn, .percentChange, .boxCox: true
    case .difference, .seasonalDifference, .standard, .robust, .minMax, .winsor: false
    }
  }

  var hasValidParameter: Bool {
    switch self {
    case .boxCox(let lambda): lambda.map { (-5...5).contains($0) } ?? true
    case .seasonalDifference(let season): season.map { (1...1_000_000).contains($0) } ?? true
    case .winsor(let share): share > 0 && share < 0.5
    case .log, .logReturn, .percentChange, .difference, .standard, .robust, .minMax: true
    }
  }
}
