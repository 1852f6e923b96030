extension TradingCalendar.Exchange {
  /// The place in words.
  var city: String {
    switch self {
    case .newYork: "New York"
    case .london: "London"
    case .frankfurt: "Frankfurt"
    case .tokyo: "Tokyo"
    case .toronto: "Toronto"
    case .paris: "Paris and Amsterdam"
    case .zurich: "Zurich"
    case .hongKong: "Hong Kong"
    case .sydney: "Sydney"
    case .bombay: "Bombay"
    case .target: "the euro"
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
    case .toronto: return Self.torontoClosures(rules)
    case .paris: return Self.parisClosures(rules)
    case .zurich: return Self.zurichClosures(rules)
    case .hongKong: return Self.hongKongClosures(rules)
    case .sydney: return Self.sydneyClosures(rules)
    case .bombay: return Self.bombayClosures(rules)
    case .target: return Self.targetClosures(rules)
    }
  }

  /// The closures of a year but those for mourning, storms and failures, of which there was no notice.
  func announcedClosures(in year: Int) -> [Int64] {
    let rules = HolidayRules(year: year)
    let surprises: [Int64] =
      switch self {
      case .newYork: rules.those(of: Self.newYorkSpecials)
      case .london: year == 2022 ? [rules.day(9, 19)] : []
      case .sydney: year == 2022 ? [rules.day(9, 22)] : []
      case .toronto: rules.those(of: Self.torontoSurprises)
      case .hongKong: rules.those(of: Self.hongKongStorms)
      case .bombay: rules.those(of: Self.bombaySurprises)
      case .frankfurt, .paris, .zurich, .target: []
      case .tokyo: year == 2020 ? [rules.day(10, 1)] : []
      }
    return closures(in: year).filter { !surprises.contains($0) }
  }

  /// The years for which the table of a calendar of the moon is known; nil where rules hold for all.
  package var tableYears: ClosedRange<Int>? {
    switch self {
    case .hongKong: 2000...2032
    case .bombay: 2001...2026
    default: nil
    }
  }
}
