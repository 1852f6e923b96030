import MartletNumerics
import RealModule

/// The search for the parameters and start values of one form of exponential smoothing.
///
/// The numbers that are searched, in their order: α, β, γ, φ, ℓ[0], b[0], and the season from its last
/// place to its second; the first follows from the others, which sum to 0, or to m where the season
/// multiplies.
struct ETSSearch {
  /// How far to go, and in which region.
  enum Effort: Sendable, Hashable {
    /// For one form of many: 1,000 steps, and an end where the likelihoods differ by 0.0001. β is no
    /// larger than where α starts, in this form or an earlier one (0.2, or 0.2 / m once a seasonal
    /// form was tried), and γ no larger than what that leaves of 1: the limits of statsforecast.
    case candidate
    /// For a form of its own: β < α and γ < 1 − α, again and again until nothing is gained, or a few
    /// hundred million rows have been gone through: long seasons have too many numbers for an end.
    case full
  }

  /// What was found.
  struct Result: Sendable {
    let form: ETSForm
    let parameters: ETSParameters
    /// −2 log L, up to a constant that all forms share.
    let twiceNegative: Double
    /// Numbers that were searched.
    let count: Int
    /// The variance of the errors, relative ones for a multiplicative error.
    let variance: Double

    /// Akaike's criterion with the correction for short series; infinity where it has none.
    func criterion(rows: Int) -> Double {
      let k = Double(count + 1)
      let left = Double(rows) - k - 1
      return left > 0 ? twiceNegative + 2 * k + 2 * k * (k + 1) / left : .infinity
    }
  }

  let form: ETSForm
  let values: [Double]
  let seasonLength: Int
  let effort: Effort
  /// The criterion that this form has to be below to be of use.
  var rival = Double.infinity

  /// Rows that a full search goes through at most, those of all recursions together: a few seconds.
  /// A step of the search itself costs as much as a quarter of the square of its numbers.
  private static let mostRows = 400_000_000
  private static let least = 1e-4
  private static let most = 0.9999
  private static let damping = 0.8...0.98

  /// The numbers that a form has.
  static func count(_ form: ETSForm, seasonLength: Int) -> Int {
    2 + (form.trend != .none ? 2 : 0) + (form.isDamped ? 1 : 0)
      + (form.season != .none ? seasonLength : 0)
  }

  /// Whether there are rows enough for the numbers of a form.
  static func fits(_ form: ETSForm, rows: Int, seasonLength: Int) -> Bool {
    if form.season != .none, seasonLength < 2 || rows <= seasonLength { return false }
    return count(form, seasonLength: seasonLength) < rows - 1
  }

  /// What −2 log L must be near for the rival to be within reach: no more than the number of rows above
  /// what would beat it, which is errors 1.6 times as large.
  private func ceiling(_ count: Int) -> Double {
    let k = Double(count + 1)
    let left = Double(values.count) - k - 1
    let beaten = rival - 2 * k - 2 * k * (k + 1) / left
    return left > 0 ? beaten + Double(values.count) : .infinity
  }

  func run() -> Result {
    let (start, lower, upper) = startAndLimits()
    var recursion = ETSRecursion(form, values, seasonLength: seasonLength)
    let states = start.count - Self.stateCount(form, seasonLength)
    let exact = effort == .full ? leastLikelihood : -.infinity
    let ask = { (numbers: [Double]) -> Double in
      max(recursion.run(weights(of: numbers), numbers: numbers, states: states), exact)
    }
    var search = NelderMead(lower: lower, upper: upper)
    var best: (point: [Double], value: Double)
    switch effort {
    case .candidate:
      search.minimise(
        from: start, tolerance: 1e-4, steps: 1000, target: ceiling(start.count), ask)
      best = (search.best, search.value)
    case .full:
      let most = max(Self.mostRows / (values.count + start.count * start.count / 4), 4)
      search.mostEvaluations = most / 2
      best = descend(from: start, &search, ask)
      for share in [0.5, 0.95] {
        search.mostEvaluations += most / 4
        var other = start
        for place in 0..<states {
          other[place] = lower[place] + share * (upper[place] - lower[place])
        }
        let found = descend(from: other, &search, ask)
        if found.value < best.value { best = found }
      }
    }
    let parameters = parameters(of: best.point, states: states)
    let twice = recursion.run(parameters)
    let free = max(values.count - start.count - 2, 1)
    return Result(
      form: form, parameters: parameters, twiceNegative: twice, count: start.count,
      variance: recursion.squares / Double(free))
  }

  /// Where the search ends for a form that fits exactly, which has no end of likelihood: errors of
  /// less than 1e-12 of the changes are none.
  private var leastLikelihood: Double {
    let changes = zip(values, values.dropFirst()).reduce(0) { sum, pair in
      sum + (pair.1 - pair.0) * (pair.1 - pair.0)
    }
    let size = min(changes > 0 ? changes : 1, 1)
    return Double(values.count) * max(Double.log(1e-24) + Double.log(size), Double.log(1e-300))
  }

  /// Walks downhill again and again until nothing is gained.
  private func descend(
    from start: [Double], _ search: inout NelderMead, _ ask: ([Double]) -> Double
  ) -> (point: [Double], value: Double) {
    search.minimise(from: start, tolerance: 1e-9, steps: 20_000, ask)
    for _ in 0..<20 {
      let before = search.value
      search.minimise(from: search.best, tolerance: 1e-9, steps: 20_000, ask)
      if before - search.value < 1e-8 || search.evaluations >= search.mostEvaluations { break }
    }
    return (search.best, search.value)
  }

  private static func stateCount(_ form: ETSForm, _ seasonLength: Int) -> Int {
    1 + (form.trend != .none ? 1 : 0) + (form.season != .none ? seasonLength - 1 : 0)
  }

  private static func startOfAlpha(_ season: Int) -> Double {
    least + 0.2 * (most - least) / Double(season)
  }

  private func startAndLimits() -> (start: [Double], lower: [Double], upper: [Double]) {
    let (least, most) = (Self.least, Self.most)
    let alpha = Self.startOfAlpha(form.season == .none ? 1 : seasonLength)
    // With multiplicative errors, seasonal forms have been tried before.
    let isLate = form.error == .multiplicative
    var start = [alpha]
    var lower = [least]
    var upper = [most]
    func add(_ value: Double, _ low: Double, _ high: Double) {
      start.append(value)
      lower.append(low)
      upper.append(high)
    }
    let isShare = effort == .full
    if form.trend != .none {
      let high = isShare ? most : isLate ? Self.startOfAlpha(seasonLength) : alpha
      add(least + 0.1 * (high - least), least, high)
    }
    if form.season != .none {
      let high = isShare ? most : 1 - alpha
      add(least + 0.05 * (high - least), least, high)
    }
    if form.isDamped {
      let (low, high) = (Self.damping.lowerBound, Self.damping.upperBound)
      add(low + 0.99 * (high - low), low, high)
    }
    let states = ETSStart(of: values, form: form, seasonLength: seasonLength)
    add(states.level, -.infinity, .infinity)
    if form.trend != .none { add(states.trend, -.infinity, .infinity) }
    for index in states.season.dropFirst().reversed() { add(index, -.infinity, .infinity) }
    return (start, lower, upper)
  }

  /// α, β, γ and φ of the numbers; in the full search β and γ are searched as shares of α and 1 − α.
  private func weights(of numbers: [Double]) -> ETSParameters {
    var place = 0
    func next() -> Double {
      place += 1
      return numbers[place - 1]
    }
    var parameters = ETSParameters(alpha: next(), level: 0, season: Self.noSeason)
    let isShare = effort == .full
    if form.trend != .none { parameters.beta = next() * (isShare ? parameters.alpha : 1) }
    if form.season != .none { parameters.gamma = next() * (isShare ? 1 - parameters.alpha : 1) }
    if form.isDamped { parameters.phi = next() }
    return parameters
  }

  private static let noSeason = [0.0]

  private func parameters(of numbers: [Double], states: Int) -> ETSParameters {
    var parameters = weights(of: numbers)
    parameters.level = numbers[states]
    if form.trend != .none { parameters.trend = numbers[states + 1] }
    if form.season != .none {
      let later = Array(numbers.suffix(seasonLength - 1).reversed())
      let total = form.season == .multiplicative ? Double(seasonLength) : 0
      parameters.season = [total - later.reduce(0, +)] + later
    }
    return parameters
  }
}
