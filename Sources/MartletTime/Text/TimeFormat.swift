/// One way of writing times; a column has one.
package struct TimeFormat: Hashable, Sendable {
  package enum Layout: Hashable, Sendable {
    /// 2018-12-31, 2018/12/31 or 2018.12.31.
    case yearFirst(separator: UInt8)
    /// 31/12/2018, 31-12-2018 or 31.12.2018.
    case dayFirst(separator: UInt8)
    /// 12/31/2018.
    case monthFirst(separator: UInt8)
    /// 20181231.
    case compact
    /// 2018-365.
    case dayOfYear
    /// 2018-12.
    case month
    /// 2018M12 or 2018-M12.
    case monthNumber
    /// 2018Q4, 2018-Q4, Q4 2018 or 4Q2018.
    case quarter
    /// 2018-H2, H2 2018 or 2H2018.
    case half
    /// 2018:4, a quarter, or a month where there is one above 4 or written with two digits.
    case colon
    /// 2018-W52, 2018W52 or W52 2018.
    case week
    /// 2018-W52-1 or 2018W521.
    case weekday
    /// FY2018, FY2018 H2, FY2018 Q4, FY2018 M12: years that need not begin in January.
    case fiscalYear
    case fiscalHalf
    case fiscalQuarter
    case fiscalMonth
    /// 31 Dec 2018, 31-Dec-2018.
    case dayName
    /// Dec 31, 2018.
    case nameDay
    /// Dec 31 16:00:00 2018, as the C library writes it.
    case clockBeforeYear
    /// Dec 2018.
    case nameYear
    /// 2018 Dec.
    case yearName
    /// 201812, and others of digits alone.
    case digits(DigitMeaning)
    case epoch(EpochUnit)
    case integer
    /// As `--time-format` says.
    case pattern(TimePattern)
  }

  package var layout: Layout
  package var hasWeekday = false
  package var hasClock = false
  package var hasOffset = false

  package init(
    layout: Layout, hasWeekday: Bool = false, hasClock: Bool = false, hasOffset: Bool = false
  ) {
    self.layout = layout
    self.hasWeekday = hasWeekday
    self.hasClock = hasClock
    self.hasOffset = hasOffset
  }

  /// The format in words for messages: `2018-12-31`, `2018-12-31 16:00`.
  package var example: String {
    (hasWeekday ? "Mon " : "") + date + (hasClock ? " 16:00" : "") + (hasOffset ? "+00:00" : "")
  }

  private var date: String {
    switch layout {
    case .yearFirst(let separator): joined(["2018", "12", "31"], separator)
    case .dayFirst(let separator): joined(["31", "12", "2018"], separator)
    case .monthFirst(let separator): joined(["12", "31", "2018"], separator)
    case .compact: "20181231"
    case .dayOfYear: "2018-365"
    case .month: "2018-12"
    case .monthNumber: "2018M12"
    case .quarter: "2018Q4"
    case .half: "2018-H2"
    case .colon: "2018:4"
    case .week: "2018-W52"
    case .weekday: "2018-W52-1"
    case .fiscalYear: "FY2018"
    case .fiscalHalf: "FY2018 H2"
    case .fiscalQuarter: "FY2018 Q4"
    case .fiscalMonth: "FY2018 M12"
    case .dayName: "31 Dec 2018"
    case .nameDay: "Dec 31, 2018"
    case .clockBeforeYear: "Dec 31 16:00:00 2018"
    case .nameYear: "Dec 2018"
    case .yearName: "2018 Dec"
    case .digits(let meaning): meaning.example
    case .epoch(let unit): unit.description
    case .integer: "a whole number"
    case .pattern(let pattern): pattern.description
    }
  }

  /// Whether a clock may follow.
  package var isFullDate: Bool {
    switch layout {
    case .yearFirst, .dayFirst, .monthFirst, .dayOfYear, .compact, .weekday, .dayName, .nameDay:
      true
    default: false
    }
  }

  /// Whether there is a clock without an offset from UTC: what a clock showed, not an instant.
  package var isLocal: Bool {
    switch layout {
    case .pattern(let pattern): pattern.hasClock && !pattern.hasOffset
    case .digits(let meaning): meaning.hasClock
    case .clockBeforeYear: true
    default: hasClock && !hasOffset
    }
  }

  /// What to say of a way of writing that others could take for another; nil for one that is plain.
  package var note: String? {
    switch layout {
    case .dayFirst(let separator) where separator != UInt8(ascii: "."): "dates day first"
    case .monthFirst: "dates month first"
    case .colon: "times as year:quarter"
    case .week: "weeks of ISO 8601, dated on their Monday"
    case .fiscalYear, .fiscalHalf, .fiscalQuarter, .fiscalMonth:
      "fiscal years, dated as if they began in January"
    case .digits(let meaning): meaning.note
    case .epoch(let unit): "times in \(unit.description)"
    case .pattern(let pattern): "times as \(pattern)"
    default: nil
    }
  }

  private func joined(_ parts: [String], _ separator: UInt8) -> String {
    parts.joined(separator: String(UnicodeScalar(separator)))
  }
}
