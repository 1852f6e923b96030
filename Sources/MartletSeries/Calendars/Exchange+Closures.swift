extension TradingCalendar.Exchange {
  /// The place in words.
  var city: String {
    switch self {
    case .newYork: "New York"
    case .london: "London"
    case .frankfurt: "Frankfurt"
    case .tokyo: "Tokyo"
    }
  }

  /// The days of a year without trading, in no order; some of them may be weekends.
  func closures(in year: Int) -> [Int64] {
    let rules = HolidayRules(year: year)
    switch self {
    case .newYork: return Self.newYorkClosures(rules)
    case .london: return Self.londonClosures(rules)
    case .frankfurt: return Self.frankfurtClosures(rules)
    case .tokyo: return Self.tokyoClosures(rules)
    }
  }
}
