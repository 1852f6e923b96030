package import MartletPanels

extension Feature.Formula {
  /// One of each formula, short enough for a hundred rows.
  package static let examples: [Feature.Formula] = Name.allCases.map { name in
    switch name {
    case .lag: .lag(2)
    case .rollingMean: .rollingMean(4)
    case .rollingDeviation: .rollingDeviation(4)
    case .rollingMinimum: .rollingMinimum(4)
    case .rollingMaximum: .rollingMaximum(4)
    case .rollingQuantile: .rollingQuantile(5, share: 0.4)
    case .sma: .sma(3)
    case .ema: .ema(4)
    case .rsi: .rsi(5)
    case .macd: .macd(fast: 2, slow: 4, signal: 3)
    case .bollinger: .bollinger(5, width: 2)
    case .atr: .atr(4)
    case .rateOfChange: .rateOfChange(3)
    case .volatility: .volatility(5)
    case .parkinson: .parkinson(4)
    case .garmanKlass: .garmanKlass(4)
    case .dayOfWeek: .dayOfWeek
    case .month: .month
    case .quarter: .quarter
    case .monthEnd: .monthEnd
    case .holidayDistance: .holidayDistance
    case .fourier: .fourier(period: 7, terms: 2)
    }
  }
}
