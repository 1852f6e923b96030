import MartletPanels
import MartletTestSupport
import MartletTime

/// Features: each formula once, by the switch of `Feature.Formula.examples`, and on every way on which
/// a column may come to one.
extension LookAheadCase {
  static let features = formulas + waysOfColumns + volatilities

  /// Of a column of which a network sees nothing else, so that the control goes through the feature;
  /// those of the time have no value that could be changed.
  private static let formulas = Feature.Formula.examples.map { formula in
    let name = "feature \(formula)"
    let ranges = Fixture(files: [Fixture.ranges()])
    switch Input(formula) {
    case .column:
      return LookAheadCase(name: name, column: "rate") {
        $0.features = [try Feature(formula, of: "rate")]
      }
    case .prices:
      return LookAheadCase(name: name, fixture: ranges, column: "high") {
        $0.features = [try Feature(formula)]
      }
    case .time:
      return LookAheadCase(name: name) { reader in
        reader.features = [try Feature(formula)]
        reader.frequency = .sessions(TradingCalendar(.newYork))
      }
    }
  }

  /// A volatility as the target, by each method.
  private static let volatilities = VolatilityTarget.Method.allCases.map { method in
    let isOfRange =
      switch method {
      case .returns, .given: false
      case .parkinson, .garmanKlass: true
      }
    let rows = method == .given ? 1 : 2
    return LookAheadCase(
      name: "volatility by \(method.rawValue)", fixture: Fixture(files: [Fixture.ranges()]),
      column: isOfRange ? "high" : "close"
    ) { $0.volatility = VolatilityTarget(method, rows: rows) }
  }

  private enum Input {
    case column, prices, time

    init(_ formula: Feature.Formula) {
      switch formula {
      case .lag, .rollingMean, .rollingDeviation, .rollingMinimum, .rollingMaximum,
        .rollingQuantile, .sma, .ema, .rsi, .macd, .bollinger, .rateOfChange, .volatility:
        self = .column
      case .atr, .parkinson, .garmanKlass: self = .prices
      case .dayOfWeek, .month, .quarter, .monthEnd, .holidayDistance, .fourier: self = .time
      }
    }
  }

  private static let waysOfColumns =
    [
      LookAheadCase(name: "feature of the target") { $0.features = [try Feature(.ema(4))] },
      LookAheadCase(
        name: "feature of a lagged column", fixture: Fixture(files: [Fixture.lagged()]),
        column: "rate"
      ) { reader in
        reader.features = [try Feature(.sma(3), of: "rate")]
        reader.releases = ["rate": ReleaseLag(3, .weekdays)]
      },
      LookAheadCase(
        name: "feature of vintages",
        fixture: Fixture(files: [Fixture.prices(), Fixture.vintages()]),
        column: "cpi"
      ) { $0.features = [try Feature(.ema(3), of: "cpi")] },
      LookAheadCase(
        name: "feature of what is known ahead", fixture: Fixture(files: [Fixture.planned()]),
        column: "rate"
      ) { reader in
        reader.futureCovariates = ["rate"]
        reader.features = [try Feature(.sma(3), of: "rate")]
      },
      LookAheadCase(name: "feature of bars", column: "rate", task: weekly) { reader in
        reader.features = [try Feature(.sma(2), of: "rate"), try Feature(.monthEnd)]
        reader.resampling = try Resampling(to: .weekly(.friday))
      },
    ]
    + Missing.allCases.filter { $0 != .error }.map { rule in
      LookAheadCase(
        name: "feature with missing \(rule)",
        fixture: Fixture(files: [Fixture.prices(holes: true)]),
        column: "rate"
      ) { reader in
        reader.features = [try Feature(.ema(3), of: "rate")]
        reader.missing = rule
      }
    }
}
