public import MartletForecasting
import MartletNumerics

/// The seasonal ARIMA model that suits a series best, by the stepwise search of Hyndman and
/// Khandakar.
///
/// Differences come first, by tests: a seasonal one where the season is strong, and others as KPSS
/// asks for. Then orders are tried from four starts, each time one step away from the best so far,
/// until none of the neighbours has a smaller AICc: p and q up to 5, P and Q up to 2, with a mean or
/// a drift where there is one difference at most.
///
/// Each order is fitted by exact maximum likelihood, or, in series of more than 150 rows or seasons of
/// more than 12, by conditional squares; the order that is chosen by exact maximum likelihood always.
/// Models within 1 % of a root on the unit circle are left out.
///
/// - Edge cases: a constant, and a series whose differences are constant, are gone on with.
/// - Note: Hyndman & Khandakar (2008). The rules are those of statsforecast and R.
public struct AutoARIMA: UnivariateForecaster {
  /// Creates the model.
  public init() {}

  public var name: String { "AutoARIMA" }
  public var movesWithLevel: Bool { true }
  public func minimumRows(for task: ForecastTask) -> Int { 5 }

  public func learn(_ values: [Double], seasonLength: Int) -> any UnivariateFit {
    var order = ARIMAOrder()
    order.seasonLength = max(seasonLength, 1)
    order.seasonalD = Differencing.seasonal(values, seasonLength: seasonLength)
    order.d = Differencing.ordinary(order.differenced(values))
    order.hasConstant = order.d + order.seasonalD < 2
    if Differencing.isConstant(order.differenced(values)) { return ARIMAFit(order, values) }
    var search = StepwiseSearch(order, values)
    return search.run()
  }
}

/// The walk from order to order.
struct StepwiseSearch {
  private let base: ARIMAOrder
  private let values: [Double]
  private let differences: [Double]
  private let isApproximate: Bool
  private let most: (p: Int, q: Int, seasonalP: Int, seasonalQ: Int)
  private var tried: Set<ARIMAOrder> = []
  private var ranking: [(order: ARIMAOrder, criterion: Double)] = []
  private var best: ARIMAOrder
  private var least = Double.infinity

  /// The most orders that are tried.
  static let limit = 94

  init(_ base: ARIMAOrder, _ values: [Double]) {
    self.base = base
    self.values = values
    differences = base.differenced(values)
    isApproximate = values.count > 150 || base.seasonLength > 12
    let third = values.count / 3
    let m = base.seasonLength
    let short = m > 1 ? min(5, third, m - 1) : min(5, third)
    let seasonal = m > 1 ? min(2, third / m) : 0
    most = (short, short, seasonal, seasonal)
    best = base
  }

  mutating func run() -> ARIMAFit {
    let few = values.count < 10
    start(
      p: min(few ? 1 : 2, most.p), q: min(few ? 1 : 2, most.q),
      seasonalP: few ? 0 : min(1, most.seasonalP), seasonalQ: few ? 0 : min(1, most.seasonalQ))
    start(p: 0, q: 0, seasonalP: 0, seasonalQ: 0)
    start(p: min(1, most.p), q: 0, seasonalP: min(1, most.seasonalP), seasonalQ: 0)
    start(p: 0, q: min(1, most.q), seasonalP: 0, seasonalQ: min(1, most.seasonalQ))
    if base.hasConstant {
      var order = base
      order.hasConstant = false
      attempt(order)
    }
    while tried.count < Self.limit, improve() {}
    for candidate in ranking.sorted(by: { $0.criterion < $1.criterion }).prefix(5) {
      let fit = ARIMAFit(candidate.order, values)
      if fit.criterion.isFinite { return fit }
    }
    return ARIMAFit(base, values)
  }

  private mutating func start(p: Int, q: Int, seasonalP: Int, seasonalQ: Int) {
    var order = base
    (order.p, order.q, order.seasonalP, order.seasonalQ) = (p, q, seasonalP, seasonalQ)
    attempt(order)
  }

  /// Steps of p, q, P and Q in the order in which they are tried.
  private static let steps: [(p: Int, q: Int, seasonalP: Int, seasonalQ: Int)] = [
    (0, 0, -1, 0), (0, 0, 0, -1), (0, 0, 1, 0), (0, 0, 0, 1),
    (0, 0, -1, -1), (0, 0, -1, 1), (0, 0, 1, -1), (0, 0, 1, 1),
    (-1, 0, 0, 0), (0, -1, 0, 0), (1, 0, 0, 0), (0, 1, 0, 0),
    (-1, -1, 0, 0), (-1, 1, 0, 0), (1, -1, 0, 0), (1, 1, 0, 0),
  ]

  /// Goes to the first neighbour that is better.
  private mutating func improve() -> Bool {
    for step in Self.steps {
      var order = best
      order.p += step.p
      order.q += step.q
      order.seasonalP += step.seasonalP
      order.seasonalQ += step.seasonalQ
      guard (0...most.p).contains(order.p), (0...most.q).contains(order.q),
        (0...most.seasonalP).contains(order.seasonalP),
        (0...most.seasonalQ).contains(order.seasonalQ)
      else { continue }
      if attempt(order) { return true }
    }
    guard base.hasConstant else { return false }
    var order = best
    order.hasConstant.toggle()
    return attempt(order)
  }

  /// Fits an order that was not tried yet; true when it is the best.
  @discardableResult
  private mutating func attempt(_ order: ARIMAOrder) -> Bool {
    guard tried.count < Self.limit, tried.insert(order).inserted else { return false }
    let criterion = isApproximate ? approximate(order) : ARIMAFit(order, values).criterion
    guard criterion.isFinite else { return false }
    ranking.append((order, criterion))
    guard criterion < least else { return false }
    (best, least) = (order, criterion)
    return true
  }

  private func approximate(_ order: ARIMAOrder) -> Double {
    let found = QuasiNewton.minimise(from: [Double](repeating: 0, count: order.searched)) {
      ConditionalSquares(
        ARMACoefficients($0, order), differences, hasConstant: order.hasConstant
      ).twiceNegative
    }
    guard ARMACoefficients(found.point, order).isWithin(1.01) else { return .infinity }
    return order.criterion(twiceNegative: found.value, rows: differences.count)
  }
}
