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

  /// The closures of a year but those for mourning, storms and failures, of which there was no notice.
  func announcedClosures(in year: Int) -> [Int64] {
    let rules = HolidayRules(year: year)
    let surprises: [Int64] =
      switch self {
      case .newYork: rules.those(of: Self.newYorkSpecials)
      case .london: year == 2022 ? [rules.day(9, 19)] : []
      case .frankfurt: []
      case .tokyo: year == 2020 ? [rules.day(10, 1)] : []
      }
    return closures(in: year).filter { !surprises.contains($0) }
  }
}
