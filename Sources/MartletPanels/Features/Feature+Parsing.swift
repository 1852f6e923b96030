public import MartletFiles

extension Feature {
  /// Reads `rsi/14`, `sma/20@Volume`, `day-of-week`; `rsi`, `macd`, `bollinger` and `atr` alone have
  /// the arguments of their inventors.
  /// - Throws: `DataError` that names the features there are, or how the one is written.
  public init(parsing text: String) throws(DataError) {
    let sides = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    let parts = sides[0].split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard let name = Formula.Name(rawValue: parts[0]) else {
      let names = Formula.Name.allCases.map(\.rawValue)
      throw DataError(.noSuchFeature(parts[0], nearest: nearest(to: parts[0], in: names)))
    }
    let arguments = parts.count == 1 ? name.usual : Array(parts.dropFirst())
    guard arguments.count == name.parameters.count else {
      throw DataError(.invalidFeature(text, form: name.form))
    }
    let formula = name.formula(arguments)
    guard formula.isValid else { throw DataError(.invalidFeature(text, form: name.form)) }
    try self.init(formula, of: sides.count == 2 ? String(sides[1]) : nil)
  }
}

extension Feature.Formula: CustomStringConvertible {
  /// The names of the formulas.
  public enum Name: String, Sendable, Hashable, CaseIterable {
    /// The value some rows before, written `lag/ROWS`.
    case lag
    /// The mean of the last values, written `rolling-mean/ROWS`.
    case rollingMean = "rolling-mean"
    /// The sample standard deviation of the last values, written `rolling-std/ROWS`.
    case rollingDeviation = "rolling-std"
    /// The smallest of the last values, written `rolling-min/ROWS`.
    case rollingMinimum = "rolling-min"
    /// The largest of the last values, written `rolling-max/ROWS`.
    case rollingMaximum = "rolling-max"
    /// A quantile of the last values, written `rolling-quantile/ROWS/SHARE`.
    case rollingQuantile = "rolling-quantile"
    /// The simple moving average, written `sma/ROWS`: another name for the rolling mean.
    case sma
    /// The exponential moving average, written `ema/ROWS`.
    case ema
    /// The relative strength index, written `rsi/ROWS`; `rsi` alone is `rsi/14`.
    case rsi
    /// Moving average convergence divergence, written `macd/FAST/SLOW/SIGNAL`; `macd` alone is
    /// `macd/12/26/9`.
    case macd
    /// The place between Bollinger's bands, written `bollinger/ROWS/WIDTH`; `bollinger` alone is
    /// `bollinger/20/2`.
    case bollinger
    /// The average true range, written `atr/ROWS`; `atr` alone is `atr/14`.
    case atr
    /// The change over some rows in percent, written `rate-of-change/ROWS`.
    case rateOfChange = "rate-of-change"
    /// The standard deviation of logarithmic changes, written `volatility/ROWS`.
    case volatility
    /// Parkinson's volatility of highs and lows, written `parkinson/ROWS`.
    case parkinson
    /// The volatility of Garman and Klass, written `garman-klass/ROWS`.
    case garmanKlass = "garman-klass"
    /// The day of the week as sine and cosine, written without arguments.
    case dayOfWeek = "day-of-week"
    /// The month as sine and cosine, written without arguments.
    case month
    /// The quarter of the year as sine and cosine, written without arguments.
    case quarter
    /// Whether a row is the last of its month, written without arguments.
    case monthEnd = "month-end"
    /// Days to the next holiday and since the last one, written without arguments.
    case holidayDistance = "holiday-distance"
    /// Sines and cosines of a period in rows, written `fourier/PERIOD/TERMS`.
    case fourier

    /// What follows the slashes, in words.
    var parameters: [String] {
      switch self {
      case .dayOfWeek, .month, .quarter, .monthEnd, .holidayDistance: []
      case .rollingQuantile: ["ROWS", "SHARE"]
      case .macd: ["FAST", "SLOW", "SIGNAL"]
      case .bollinger: ["ROWS", "WIDTH"]
      case .fourier: ["PERIOD", "TERMS"]
      default: ["ROWS"]
      }
    }

    /// `rsi/ROWS`, and what may be there.
    var form: String {
      let form = ([rawValue] + parameters).joined(separator: "/")
      return switch self {
      case .dayOfWeek, .month, .quarter, .monthEnd, .holidayDistance: form + " alone"
      case .rollingDeviation, .volatility: form + ", ROWS from 2 to 1,000,000"
      case .bollinger: form + ", ROWS from 2 to 1,000,000, WIDTH above 0, at most 1,000"
      case .rollingQuantile: form + ", ROWS from 1 to 1,000,000, SHARE from 0 to 1"
      case .macd: form + ", from 1 to 1,000,000, FAST below SLOW"
      case .fourier:
        form + ", PERIOD from 2 to 1,000,000,000, TERMS from 1 to 1,000, at most half of it"
      default: form + ", ROWS from 1 to 1,000,000"
      }
    }

    /// The arguments where none are given; none for most.
    var usual: [String] {
      switch self {
      case .rsi, .atr: ["14"]
      case .macd: ["12", "26", "9"]
      case .bollinger: ["20", "2"]
      default: []
      }
    }

    /// The formula with as many arguments as there are parameters; not valid where one is no number.
    fileprivate func formula(_ arguments: [String]) -> Feature.Formula {
      let whole = arguments.map { Int($0) ?? 0 }
      let numbers = arguments.map { Double($0) ?? .nan }
      switch self {
      case .lag: return .lag(whole[0])
      case .rollingMean: return .rollingMean(whole[0])
      case .rollingDeviation: return .rollingDeviation(whole[0])
      case .rollingMinimum: return .rollingMinimum(whole[0])
      case .rollingMaximum: return .rollingMaximum(whole[0])
      case .rollingQuantile: return .rollingQuantile(whole[0], share: numbers[1])
      case .sma: return .sma(whole[0])
      case .ema: return .ema(whole[0])
      case .rsi: return .rsi(whole[0])
      case .macd: return .macd(fast: whole[0], slow: whole[1], signal: whole[2])
      case .bollinger: return .bollinger(whole[0], width: numbers[1])
      case .atr: return .atr(whole[0])
      case .rateOfChange: return .rateOfChange(whole[0])
      case .volatility: return .volatility(whole[0])
      case .parkinson: return .parkinson(whole[0])
      case .garmanKlass: return .garmanKlass(whole[0])
      case .dayOfWeek: return .dayOfWeek
      case .month: return .month
      case .quarter: return .quarter
      case .monthEnd: return .monthEnd
      case .holidayDistance: return .holidayDistance
      case .fourier: return .fourier(period: numbers[0], terms: whole[1])
      }
    }
  }

  /// The name, and what follows the slashes.
  private var parts: (name: Name, arguments: [Double]) {
    switch self {
    case .lag(let rows): (.lag, [Double(rows)])
    case .rollingMean(let rows): (.rollingMean, [Double(rows)])
    case .rollingDeviation(let rows): (.rollingDeviation, [Double(rows)])
    case .rollingMinimum(let rows): (.rollingMinimum, [Double(rows)])
    case .rollingMaximum(let rows): (.rollingMaximum, [Double(rows)])
    case .rollingQuantile(let rows, let share): (.rollingQuantile, [Double(rows), share])
    case .sma(let rows): (.sma, [Double(rows)])
    case .ema(let rows): (.ema, [Double(rows)])
    case .rsi(let rows): (.rsi, [Double(rows)])
    case .macd(let fast, let slow, let signal):
      (.macd, [Double(fast), Double(slow), Double(signal)])
    case .bollinger(let rows, let width): (.bollinger, [Double(rows), width])
    case .atr(let rows): (.atr, [Double(rows)])
    case .rateOfChange(let rows): (.rateOfChange, [Double(rows)])
    case .volatility(let rows): (.volatility, [Double(rows)])
    case .parkinson(let rows): (.parkinson, [Double(rows)])
    case .garmanKlass(let rows): (.garmanKlass, [Double(rows)])
    case .dayOfWeek: (.dayOfWeek, [])
    case .month: (.month, [])
    case .quarter: (.quarter, [])
    case .monthEnd: (.monthEnd, [])
    case .holidayDistance: (.holidayDistance, [])
    case .fourier(let period, let terms): (.fourier, [period, Double(terms)])
    }
  }

  /// The name of the formula.
  public var name: Name { parts.name }

  /// `macd/12/26/9`.
  public var description: String {
    let arguments = parts.arguments.map { Int(exactly: $0).map { "\($0)" } ?? "\($0)" }
    return ([name.rawValue] + arguments).joined(separator: "/")
  }

  var isValid: Bool {
    let windows = 1...1_000_000
    switch self {
    case .lag(let rows), .rollingMean(let rows), .rollingMinimum(let rows),
      .rollingMaximum(let rows), .sma(let rows), .ema(let rows), .rsi(let rows), .atr(let rows),
      .rateOfChange(let rows), .parkinson(let rows), .garmanKlass(let rows):
      return windows.contains(rows)
    case .rollingDeviation(let rows), .volatility(let rows):
      return windows.contains(rows) && rows > 1
    case .rollingQuantile(let rows, let share):
      return windows.contains(rows) && (0...1).contains(share)
    case .macd(let fast, let slow, let signal):
      return [fast, slow, signal].allSatisfy(windows.contains) && fast < slow
    case .bollinger(let rows, let width):
      return windows.contains(rows) && rows > 1 && width > 0 && width <= 1000
    case .fourier(let period, let terms):
      return (2...1e9).contains(period) && (1...1000).contains(terms)
        && 2 * Double(terms) <= period
    case .dayOfWeek, .month, .quarter, .monthEnd, .holidayDistance: return true
    }
  }
}
