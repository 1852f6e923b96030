import MartletFiles

/// Which days are sessions: weekdays but the holidays and closures of an exchange, or of a file.
public struct TradingCalendar: Sendable, Hashable, CustomStringConvertible {
  /// The exchanges whose closed days are known, by their market identifier codes (ISO 10383).
  public enum Exchange: String, Sendable, Hashable, CaseIterable {
    /// New York Stock Exchange, and the exchanges that close with it; from 1953.
    case newYork = "XNYS"
    /// London Stock Exchange, from 1978.
    case london = "XLON"
    /// Frankfurt, Xetra; from 2000.
    case frankfurt = "XETR"
    /// Tokyo Stock Exchange, from 1990.
    case tokyo = "XTKS"
    /// Toronto Stock Exchange, from 1980.
    case toronto = "XTSE"
    /// Euronext: Paris, and Amsterdam as `XAMS`; from 2002.
    case paris = "XPAR"
    /// SIX Swiss Exchange, Zurich; from 1996.
    case zurich = "XSWX"
    /// Hong Kong, 2000 to 2032.
    case hongKong = "XHKG"
    /// Australian Securities Exchange, Sydney; from 1994.
    case sydney = "XASX"
    /// Bombay Stock Exchange, and the National one that closes with it; 2001 to 2026.
    case bombay = "XBOM"
    /// The days of TARGET, on which rates of the euro are published; from 1999.
    case target = "TARGET"

    /// The exchange of a code, `XAMS` for that of Paris.
    init?(code: String) {
      guard let exchange = Self(rawValue: code == "XAMS" ? "XPAR" : code) else { return nil }
      self = exchange
    }

    /// All codes, for hints.
    static var codes: String { allCases.map(\.rawValue).joined(separator: ", ") }
  }

  private enum Closures: Hashable {
    case exchange(Exchange)
    /// Without those that came as a surprise.
    case announced(Exchange)
    case listed([Int64])
  }

  /// The exchange's code, or the name of the file without its folders.
  public let name: String
  /// The days of the week on which there are sessions but for holidays: Monday to Friday, or those
  /// that go with a file.
  public let week: WorkingWeek
  private let closures: Closures

  /// The calendar of an exchange, by rules for its holidays and a list of its single closures.
  ///
  /// Before the year named at each exchange the same rules are taken, without a promise.
  public init(_ exchange: Exchange) {
    name = exchange.rawValue
    week = .mondayToFriday
    closures = .exchange(exchange)
  }

  /// The calendar of the exchange that has a code; nil for another text.
  init?(code: String) {
    guard let exchange = Exchange(code: code) else { return nil }
    self.init(name: code, .exchange(exchange))
  }

  private init(name: String, _ closures: Closures, week: WorkingWeek = .mondayToFriday) {
    self.name = name
    self.week = week
    self.closures = closures
  }

  /// The same without closures that nobody knew of weeks before; those of a file count as known.
  var announced: TradingCalendar {
    guard case .exchange(let exchange) = closures else { return self }
    return TradingCalendar(name: name, .announced(exchange))
  }

  /// Weekdays but days that are listed.
  /// - Parameter holidays: Days since 1970-01-01, in any order.
  package init(name: String, holidays: [Int64]) {
    self.init(name: name, .listed(Set(holidays).sorted()))
  }

  /// The holidays of a file in another week; nil for an exchange, whose week is its own.
  public func inWeek(_ week: WorkingWeek) -> TradingCalendar? {
    guard case .listed = closures else { return nil }
    return TradingCalendar(name: name, closures, week: week)
  }

  /// Whether there is trading on a day counted from 1970-01-01.
  package func isSession(_ day: Int64) -> Bool {
    guard week.contains(day: day) else { return false }
    switch closures {
    case .exchange(let exchange):
      return !exchange.closures(in: CivilDate(daysSinceEpoch: day).year).contains(day)
    case .announced(let exchange):
      return !exchange.announcedClosures(in: CivilDate(daysSinceEpoch: day).year).contains(day)
    case .listed(let days):
      let index = days.partitioningIndex { $0 >= day }
      return index == days.endIndex || days[index] != day
    }
  }

  /// The first session after a day; nil when a year has none.
  func session(after day: Int64) -> Int64? {
    (1...366).lazy.map { day + $0 }.first(where: isSession)
  }

  /// The weekdays of a span without trading, ascending.
  package func closedWeekdays(in span: ClosedRange<Int64>) -> [Int64] {
    let days: [Int64]
    switch closures {
    case .exchange(let exchange):
      days =
        Self.usualYears.contains(Self.years(of: span).lowerBound)
          && Self.usualYears.contains(Self.years(of: span).upperBound)
        ? Self.usualClosures[exchange] ?? []
        : Self.years(of: span).flatMap { Set(exchange.closures(in: $0)).sorted() }
    case .announced(let exchange):
      days = Self.years(of: span).flatMap { Set(exchange.announcedClosures(in: $0)).sorted() }
    case .listed(let all): days = all
    }
    let start = days.partitioningIndex { $0 >= span.lowerBound }
    let end = days.partitioningIndex { $0 > span.upperBound }
    return days[start..<max(start, end)].filter { week.contains(day: $0) }
  }

  /// Found once: every series of a panel is compared with all exchanges.
  private static let usualYears = 1990...2040
  private static let usualClosures = Dictionary(
    uniqueKeysWithValues: Exchange.allCases.map { exchange in
      (exchange, usualYears.flatMap { Set(exchange.closures(in: $0)).sorted() })
    })

  /// The exchange by whose rules and lists days are closed; nil for a file.
  package var exchange: Exchange? {
    switch closures {
    case .exchange(let exchange), .announced(let exchange): exchange
    case .listed: nil
    }
  }

  private static func years(of span: ClosedRange<Int64>) -> ClosedRange<Int> {
    CivilDate(daysSinceEpoch: span.lowerBound)
      .year...CivilDate(daysSinceEpoch: span.upperBound).year
  }

  /// The sessions of a span.
  func sessionCount(in span: ClosedRange<Int64>) -> Int {
    // Most spans that are asked for are the weekend between two rows.
    let weekdays =
      week == .mondayToFriday ? Weekday.mondayToFridayCount(in: span) : week.count(in: span)
    return weekdays == 0 ? 0 : weekdays - closedWeekdays(in: span).count
  }

  /// `sessions of New York (XNYS)`, `weekdays but 45 holidays of nyse.txt`.
  public var description: String {
    switch closures {
    case .exchange(.target), .announced(.target): "days of \(name)"
    case .exchange(let exchange), .announced(let exchange): "sessions of \(exchange.city) (\(name))"
    case .listed(let days):
      (week == .mondayToFriday ? "weekdays" : week.name)
        + " but \(counted(days.count, "holiday")) of \(name)"
    }
  }
}
