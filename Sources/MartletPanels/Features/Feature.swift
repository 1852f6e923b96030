public import MartletFiles

/// A column that is computed from others: a price or indicator as an indicator of it, or the date.
///
/// Each value is made of rows up to its own; those of the date are known ahead. ``Formula`` has the
/// formulas. Values are computed once for each row, from columns as they were known on their rows,
/// and on the target as it is in the file, whatever its transform.
///
///     Feature(.rsi(14)), Feature(.sma(20), of: "Volume"), Feature(.dayOfWeek)
public struct Feature: Sendable, Hashable, CustomStringConvertible {
  /// x is the column, t the row, C, O, H and L the close, open, high and low.
  ///
  /// | name | value |
  /// |---|---|
  /// | `lag/k` | x[t−k] |
  /// | `rolling-mean/w`, `sma/w` | mean of the last w values |
  /// | `rolling-std/w` | standard deviation of the last w values, by w − 1 |
  /// | `rolling-min/w`, `rolling-max/w` | the smallest, the largest of them |
  /// | `rolling-quantile/w/p` | their quantile p, between two values by a straight line |
  /// | `ema/w` | e += 2 / (w + 1) (x − e), from the mean of the first w values |
  /// | `rsi/w` | 100 G / (G + F), means of rises and falls with weight 1 / w, likewise |
  /// | `macd/f/s/g` | ema/f − ema/s, its ema/g, and the difference of the two |
  /// | `bollinger/w/k` | (x − lower) / (upper − lower), bands k population deviations around the mean |
  /// | `atr/w` | mean of max(H, C[t−1]) − min(L, C[t−1]) with weight 1 / w, likewise |
  /// | `rate-of-change/k` | 100 (x[t] / x[t−k] − 1) |
  /// | `volatility/w` | standard deviation of the last w changes of ln x, by w − 1 |
  /// | `parkinson/w` | √ mean of ln²(H / L) / (4 ln 2) |
  /// | `garman-klass/w` | √ mean of ln²(H / L) / 2 − (2 ln 2 − 1) ln²(C / O) |
  /// | `day-of-week`, `month`, `quarter` | sine and cosine of its angle, Monday and January at 0 |
  /// | `month-end` | 1 where the next row by the rule of the axis is of another month |
  /// | `holiday-distance` | days to the next holiday, and since the last one; no more than 30 |
  /// | `fourier/P/K` | sin and cos of 2π k t / P for k = 1...K, t counts the times of the panel |
  public enum Formula: Sendable, Hashable {
    /// The value k rows before, x[t−k], k from 1 to 1,000,000.
    case lag(Int)
    /// The mean of the last w values, x̄ = (1 / w) Σ x[t−i] for i = 0...w−1, w from 1.
    case rollingMean(Int)
    /// The sample standard deviation of the last w values, √(Σ (x[t−i] − x̄)² / (w − 1)), w from 2.
    case rollingDeviation(Int)
    /// The smallest of the last w values, w from 1.
    case rollingMinimum(Int)
    /// The largest of the last w values, w from 1.
    case rollingMaximum(Int)
    /// The quantile of the last w values at a share p from 0 (the smallest) to 1 (the largest), by
    /// linear interpolation between neighbours in order.
    case rollingQuantile(Int, share: Double)
    /// The simple moving average of the last w values: the same as ``rollingMean(_:)``.
    case sma(Int)
    /// The exponential moving average, e[t] = e[t−1] + 2 / (w + 1) (x[t] − e[t−1]), which starts as
    /// the mean of the first w values.
    case ema(Int)
    /// Wilder's relative strength index from 0 to 100, 100 G / (G + F): G and F are exponential
    /// means of rises and of falls with weight 1 / w. It is 50 where there was no change.
    case rsi(Int)
    /// Appel's moving average convergence divergence in three columns: the difference of a fast and
    /// a slow ``ema(_:)``, the exponential moving average of that difference over `signal` rows,
    /// and the histogram, which is the first less the second. `fast` must be below `slow`.
    case macd(fast: Int, slow: Int, signal: Int)
    /// Bollinger's %b = (x − lower) / (upper − lower), the bands k population standard deviations
    /// of the last w values around their mean: 0 on the lower band, 1 on the upper, and 0.5 where
    /// the bands have no width. w is from 2, k above 0 and at most 1,000.
    case bollinger(Int, width: Double)
    /// Wilder's average true range in units of the prices: the exponential mean with weight 1 / w
    /// of max(H, C[t−1]) − min(L, C[t−1]).
    case atr(Int)
    /// The change over k rows in percent, 100 (x[t] / x[t−k] − 1). A value of 0 to compare with is
    /// an error.
    case rateOfChange(Int)
    /// The sample standard deviation of the last w changes of ln x, per row, w from 2. A value of 0
    /// or below is an error.
    case volatility(Int)
    /// Parkinson's volatility per row, from the range of each: the root of the mean over w rows of
    /// ln²(H / L) / (4 ln 2).
    case parkinson(Int)
    /// The volatility of Garman and Klass per row: the root of the mean over w rows of
    /// ln²(H / L) / 2 − (2 ln 2 − 1) ln²(C / O). A mean below 0, of prices that contradict one
    /// another, counts as 0.
    case garmanKlass(Int)
    /// Sine and cosine of 2π d / 7, where d is 0 on Monday and 6 on Sunday.
    case dayOfWeek
    /// Sine and cosine of 2π (m − 1) / 12, where m is 1 in January and 12 in December.
    case month
    /// Sine and cosine of 2π (q − 1) / 4, where q is the quarter of the year from 1 to 4.
    case quarter
    /// 1 on the last row of a month by the rule of the time axis, 0 elsewhere; of rows of hours or
    /// minutes, 1 on all rows of the month's last calendar day.
    case monthEnd
    /// Days to the next weekday without trading, and days since the last one, each from 0 (on such
    /// a day) to 30. It needs rows that follow a trading calendar.
    case holidayDistance
    /// Sine and cosine of 2π k t / P for k = 1...K, where t counts the times of the panel from 0.
    /// The period P is in rows, from 2; K is at most half of it.
    case fourier(period: Double, terms: Int)
  }

  /// What is computed.
  public let formula: Formula
  /// The column it is computed of; nil for the target, and where the formula says which.
  public let column: String?

  /// Creates a feature.
  /// - Parameter column: The target, a past covariate or any other column of numbers, written as in
  ///   ``PanelReader/pastCovariates``; nil takes the target.
  /// - Throws: `DataError` for an argument outside its range, and for a column of a formula that has
  ///   columns of its own or none.
  public init(_ formula: Formula, of column: String? = nil) throws(DataError) {
    let text = formula.description + (column.map { "@\($0)" } ?? "")
    guard formula.isValid else {
      throw DataError(.invalidFeature(text, form: formula.name.form))
    }
    guard column != "" else { throw DataError(.invalidFeature(text, form: "\(formula)@COLUMN")) }
    guard column == nil || formula.takesColumn else {
      throw DataError(.featureWithColumn(text, name: formula.name.rawValue))
    }
    self.formula = formula
    self.column = column
  }

  /// `sma/20@Volume`.
  public var description: String { formula.description + (column.map { "@\($0)" } ?? "") }
}

extension Feature.Formula {
  /// The columns of prices that a formula names itself.
  enum Price: String {
    case open, high, low, close
  }

  var prices: [Price] {
    switch self {
    case .atr: [.high, .low, .close]
    case .parkinson: [.high, .low]
    case .garmanKlass: [.open, .high, .low, .close]
    default: []
    }
  }

  /// Whether it is made of the time alone, and so known ahead.
  var isOfTime: Bool {
    switch self {
    case .dayOfWeek, .month, .quarter, .monthEnd, .holidayDistance, .fourier: true
    default: false
    }
  }

  var takesColumn: Bool { !isOfTime && prices.isEmpty }

  /// How many rows at the start of a series have no value.
  var rowsBefore: Int {
    switch self {
    case .lag(let rows), .rateOfChange(let rows), .rsi(let rows), .atr(let rows),
      .volatility(let rows):
      rows
    case .rollingMean(let rows), .rollingDeviation(let rows), .rollingMinimum(let rows),
      .rollingMaximum(let rows), .rollingQuantile(let rows, _), .sma(let rows), .ema(let rows),
      .bollinger(let rows, _), .parkinson(let rows), .garmanKlass(let rows):
      rows - 1
    case .macd(_, let slow, let signal): slow + signal - 2
    case .dayOfWeek, .month, .quarter, .monthEnd, .holidayDistance, .fourier: 0
    }
  }

  /// What distinguishes its columns; one without a word where there is only one.
  var outputs: [String] {
    switch self {
    case .macd: ["macd", "signal", "histogram"]
    case .dayOfWeek, .month, .quarter: ["sin", "cos"]
    case .holidayDistance: ["next", "last"]
    case .fourier(_, let terms): (1...terms).flatMap { ["sin\($0)", "cos\($0)"] }
    default: [""]
    }
  }
}
