import RealModule

/// The recursion of exponential smoothing, with buffers that are used again and again.
///
///     q    = ℓ[t−1] + φ b[t−1]
///     ŷ[t] = q,  q + s[t−m]  or  q · s[t−m],     e = y − ŷ
///     ℓ[t] = q + α e          (e / s[t−m] where the season multiplies)
///     b[t] = φ b[t−1] + β e   (the same)
///     s[t] = s[t−m] + γ e     (e / q)
///
/// The states move alike for either kind of error; the likelihoods differ:
///
///     −2 log L + constant = T log Σ e²,  or  T log Σ (e / ŷ)² + 2 Σ log |ŷ|
///
/// - Note: Hyndman, Koehler, Ord & Snyder (2008), tables 2.2 and 2.3.
struct ETSRecursion {
  /// The level after the last value.
  private(set) var level = 0.0
  /// The trend after the last value.
  private(set) var trend = 0.0
  /// The season, that of the next row first once ``next`` is taken into account.
  private(set) var season: [Double]
  /// Where in ``season`` the next row is.
  private(set) var next = 0
  /// Σ e², of errors relative to the forecast where these are multiplicative.
  private(set) var squares = 0.0

  private let form: ETSForm
  private let values: [Double]

  /// - Parameter values: Finite; above 0 for a form that multiplies.
  init(_ form: ETSForm, _ values: [Double], seasonLength: Int) {
    self.form = form
    self.values = values
    season = [Double](repeating: 0, count: form.season == .none ? 1 : seasonLength)
  }

  /// Goes through all values.
  /// - Returns: −2 log L up to a constant; infinity where a forecast is not finite.
  mutating func run(_ parameters: ETSParameters) -> Double {
    for place in season.indices { season[place] = parameters.season[place] }
    return run(parameters, level: parameters.level, trend: parameters.trend)
  }

  /// Goes through all values from numbers in the order of ``ETSSearch``.
  mutating func run(_ parameters: ETSParameters, numbers: [Double], states: Int) -> Double {
    let hasTrend = form.trend != .none
    if form.season != .none {
      let first = states + (hasTrend ? 2 : 1)
      let isMultiplicative = form.season == .multiplicative
      var left = isMultiplicative ? Double(season.count) : 0
      for place in 1..<season.count {
        let value = numbers[first + season.count - 1 - place]
        season[place] = value
        left -= value
      }
      season[0] = left
      if isMultiplicative {
        for value in season where value < 0 { return .infinity }
      }
    }
    return run(
      parameters, level: numbers[states], trend: hasTrend ? numbers[states + 1] : 0)
  }

  /// One loop for each form: the arguments that are written out are constants in it.
  private mutating func run(
    _ parameters: ETSParameters, level: Double, trend: Double
  ) -> Double {
    self.level = level
    self.trend = trend
    next = 0
    return switch (form.error == .multiplicative, form.trend == .additive, form.season) {
    case (false, false, .none): loop(parameters, false, false, .none)
    case (false, false, .additive): loop(parameters, false, false, .additive)
    case (false, false, .multiplicative): loop(parameters, false, false, .multiplicative)
    case (false, true, .none): loop(parameters, false, true, .none)
    case (false, true, .additive): loop(parameters, false, true, .additive)
    case (false, true, .multiplicative): loop(parameters, false, true, .multiplicative)
    case (true, false, .none): loop(parameters, true, false, .none)
    case (true, false, .additive): loop(parameters, true, false, .additive)
    case (true, false, .multiplicative): loop(parameters, true, false, .multiplicative)
    case (true, true, .none): loop(parameters, true, true, .none)
    case (true, true, .additive): loop(parameters, true, true, .additive)
    case (true, true, .multiplicative): loop(parameters, true, true, .multiplicative)
    }
  }

  @inline(__always)
  private mutating func loop(
    _ parameters: ETSParameters, _ isRelative: Bool, _ hasTrend: Bool, _ kind: ETSForm.Component
  ) -> Double {
    let (alpha, beta) = (parameters.alpha, parameters.beta)
    let (gamma, phi) = (parameters.gamma, parameters.phi)
    var (level, trend, next, squares) = (level, trend, next, 0.0)
    // Σ log |ŷ| as the logarithm of a product, taken before it leaves the range of a Double.
    var (product, logs) = (1.0, 0.0)
    for value in values {
      let growth = hasTrend ? phi * trend : 0
      let q = level + growth
      let error: Double
      let forecast: Double
      switch kind {
      case .none:
        forecast = q
        error = value - q
        level = q + alpha * error
        if hasTrend { trend = growth + beta * error }
      case .additive:
        let index = season[next]
        forecast = q + index
        error = value - forecast
        level = q + alpha * error
        if hasTrend { trend = growth + beta * error }
        season[next] = index + gamma * error
      case .multiplicative:
        let index = season[next]
        forecast = q * index
        error = value - forecast
        let share = error / index
        level = q + alpha * share
        if hasTrend { trend = growth + beta * share }
        season[next] = index + gamma * (error / q)
      }
      if kind != .none {
        next += 1
        if next == season.count { next = 0 }
      }
      if isRelative {
        let relative = error / forecast
        squares += relative * relative
        product *= forecast.magnitude
        if product < 1e-200 || product > 1e200 {
          logs += Double.log(product)
          product = 1
        }
      } else {
        squares += error * error
      }
    }
    (self.level, self.trend, self.next, self.squares) = (level, trend, next, squares)
    // An exact fit is as good as any: its likelihood has no bound.
    let likelihood = Double(values.count) * Double.log(max(squares, 1e-300))
    let twice = isRelative ? likelihood + 2 * (logs + Double.log(product)) : likelihood
    return twice.isFinite ? twice : .infinity
  }
}
