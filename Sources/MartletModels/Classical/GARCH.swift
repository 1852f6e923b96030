public import MartletForecasting
public import MartletNumerics
public import MartletPanels
import MartletLayers
import RealModule

/// A GARCH(1,1) model of returns: their variance follows the squares of the last ones.
///
///     r[t] = μ + e[t],   e[t] ~ N(0, h[t]),   h[t] = ω + α e[t−1]² + β h[t−1]
///
/// The target is a column of returns. `forecast` says what is forecast of them: their `mean`, which is
/// μ at every step and whose intervals breathe with the volatility; the `variance`, or the
/// `volatility`, its root. The scores of a backtest compare the forecast with the target, so they are
/// those of the mean. Variances and volatilities want returns without a transform.
///
/// On a target that is a volatility or a variance itself (``VolatilityTarget``) it forecasts that
/// target, whatever `forecast` and the transform of the task: e² is the measured variance and μ = 0. Of
/// squared returns this is GARCH of returns without a mean; of ranges a multiplicative error model
/// (Engle & Gallo 2006), whose likelihood is the QLIKE loss of one step ahead.
///
/// By maximum likelihood, α, β ≥ 0 and α + β < 1; the recursion starts from a mean of the first 75
/// squares whose weights fall by 6 % a row.
///
/// - Edge cases: a constant is an error: it has no variance to model.
/// - Note: Bollerslev (1986); parameters and likelihood are those of `arch_model` in arch.
public struct GARCH: UnivariateForecaster {
  /// What is forecast.
  public enum Output: String, Sendable, Hashable, CaseIterable {
    /// The mean μ of the returns, the same at every step; its intervals follow the volatility.
    case mean
    /// The variance h of each step, in squared units of the returns.
    case variance
    /// The volatility √h of each step, in units of the returns.
    case volatility
  }

  /// What is forecast of returns; without effect on a target that is a volatility or a variance
  /// itself.
  public var output: Output
  /// Whether the values are a volatility or variance themselves, and which; nil for returns.
  private var measure: Measure?

  private enum Measure {
    case variance
    case volatility
  }

  /// Creates the model.
  public init(output: Output = .mean) { self.output = output }

  public var name: String { "GARCH" }
  public var movesWithLevel: Bool { measure == nil && output == .mean }
  public func minimumRows(for task: ForecastTask) -> Int { 20 }

  public func fit(
    _ panel: AsOfPanel, _ task: ForecastTask, randomness: SplitMix64
  ) throws -> FittedUnivariate {
    guard let volatility = panel.histories.first?.targetVolatility else {
      return try learn(panel, task)
    }
    var (model, task) = (self, task)
    model.measure = volatility.isVariance ? .variance : .volatility
    task.transform = .none
    return try model.learn(panel, task)
  }

  public func learn(
    _ values: [Double], seasonLength: Int
  ) throws(ModelError) -> any UnivariateFit {
    guard measure == nil else { return try learn(measured: values) }
    let mean = values.reduce(0, +) / Double(values.count)
    let variance =
      values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
    guard variance > 1e-24, !Differencing.isConstant(values) else {
      throw .constant(model: name)
    }
    let deviation = variance.squareRoot()
    let scaled = values.map { ($0 - mean) / deviation }
    var best: (point: [Double], value: Double) = ([], .infinity)
    for (alpha, persistence) in Self.starts {
      let start = Self.numbers(alpha: alpha, persistence: persistence)
      let found = QuasiNewton.minimise(from: start) { numbers in
        Self.parameters(numbers).twiceNegative(scaled)
      }
      if found.value < best.value { best = found }
    }
    let parameters = Self.parameters(best.point)
    return Fit(
      parameters: Parameters(
        mean: mean + deviation * parameters.mean, omega: parameters.omega * variance,
        alpha: parameters.alpha, beta: parameters.beta), output: output)
  }

  /// The same with the roots of variances in place of returns, and without a mean.
  private func learn(measured values: [Double]) throws(ModelError) -> any UnivariateFit {
    if let value = values.first(where: { $0 < 0 }) {
      throw .needsNoNegativeValues(model: name, value: value)
    }
    let isVariance = measure == .variance
    let roots = isVariance ? values.map { $0.squareRoot() } : values
    let variance = roots.reduce(0) { $0 + $1 * $1 } / Double(roots.count)
    guard variance > 1e-24, !Differencing.isConstant(roots) else { throw .constant(model: name) }
    let scaled = roots.map { $0 / variance.squareRoot() }
    var best: (point: [Double], value: Double) = ([], .infinity)
    for (alpha, persistence) in Self.starts {
      let start = Array(Self.numbers(alpha: alpha, persistence: persistence).dropFirst())
      let found = QuasiNewton.minimise(from: start) { numbers in
        Self.parameters([0] + numbers).twiceNegative(scaled)
      }
      if found.value < best.value { best = found }
    }
    let parameters = Self.parameters([0] + best.point)
    return Fit(
      parameters: Parameters(
        mean: 0, omega: parameters.omega * variance, alpha: parameters.alpha,
        beta: parameters.beta), output: output, measured: isVariance ? .variance : .volatility)
  }

  /// α and α + β from which the search starts.
  private static let starts = [(0.1, 0.98), (0.05, 0.9), (0.2, 0.7), (0.02, 0.3)]

  /// Numbers without limits: μ, log of the long-run variance, logits of α + β and of its share α.
  private static func numbers(alpha: Double, persistence: Double) -> [Double] {
    [0, 0, logit(persistence), logit(alpha / persistence)]
  }

  private static func parameters(_ numbers: [Double]) -> Parameters {
    let persistence = 1 / (1 + Double.exp(-numbers[2]))
    let alpha = persistence / (1 + Double.exp(-numbers[3]))
    return Parameters(
      mean: numbers[0], omega: Double.exp(numbers[1]) * (1 - persistence), alpha: alpha,
      beta: persistence - alpha)
  }

  private static func logit(_ share: Double) -> Double { Double.log(share / (1 - share)) }

  public var optionTexts: [(name: String, value: String)] { Self.options.texts(of: self) }

  /// What `garch:…` can set.
  public static let options: [ModelOption<GARCH>] = [
    .choice("forecast", \.output, "what is forecast of the returns")
  ]
}

extension GARCH {
  /// What is learnt.
  public struct Parameters: Sendable, Hashable {
    /// μ.
    public let mean: Double
    /// ω.
    public let omega: Double
    /// α.
    public let alpha: Double
    /// β.
    public let beta: Double

    /// The variance of the row after the last, and −2 log L.
    func run(_ values: [Double]) -> (next: Double, twiceNegative: Double) {
      var weight = 1.0
      var (weights, squares) = (0.0, 0.0)
      for value in values.prefix(75) {
        squares += weight * (value - mean) * (value - mean)
        weights += weight
        weight *= 0.94
      }
      let start = squares / weights
      var variance = omega + (alpha + beta) * start
      var sum = 0.0
      for value in values {
        let error = value - mean
        sum += Double.log(variance) + error * error / variance
        variance = omega + alpha * error * error + beta * variance
      }
      return (variance, sum + Double(values.count) * Double.log(2 * .pi))
    }

    /// −2 log L; infinity where there is none.
    func twiceNegative(_ values: [Double]) -> Double {
      let value = run(values).twiceNegative
      return value.isFinite ? value : .infinity
    }
  }

  /// What was found.
  public struct Fit: UnivariateFit {
    /// In the units of the values.
    public let parameters: Parameters
    let output: Output
    /// What the values are, where they are no returns.
    var measured: Output?

    /// log L of values.
    public func logLikelihood(_ values: [Double]) -> Double {
      -parameters.run(values).twiceNegative / 2
    }

    /// The variances of the rows after the values.
    public func variances(after values: [Double], steps: Int) -> [Double] {
      var variance = parameters.run(values).next
      return (0..<steps).map { _ in
        defer { variance = parameters.omega + (parameters.alpha + parameters.beta) * variance }
        return variance
      }
    }

    public func path(after values: [Double], steps: Int) -> UnivariatePath {
      let values = measured == .variance ? values.map { $0.squareRoot() } : values
      let variances = variances(after: values, steps: steps)
      if let measured {
        return UnivariatePath(
          mean: measured == .variance ? variances : variances.map { $0.squareRoot() })
      }
      switch output {
      case .mean:
        return UnivariatePath(
          mean: [Double](repeating: parameters.mean, count: steps), variance: variances,
          shocks: [1])
      case .variance:
        var path = UnivariatePath(mean: variances)
        path.isSquared = true
        return path
      case .volatility:
        return UnivariatePath(mean: variances.map { $0.squareRoot() })
      }
    }
  }
}
