/// One way of writing times; a column has one.
struct TimeFormat: Hashable, Sendable {
  enum Layout: Hashable, Sendable {
    /// 2018-12-31, 2018/12/31 or 2018.12.31.
    case yearFirst(separator: UInt8)
    /// 31/12/2018, 31-12-2018 or 31.12.2018.
    case dayFirst(separator: UInt8)
    /// 12/31/2018.
    case monthFirst(separator: UInt8)
    /// 20181231.
    case compact
    /// 2018-12.
    case month
    /// 2018M12.
    case monthNumber
    /// 201812.
    case compactMonth
    /// 2018Q4, 2018-Q4 or Q4 2018.
    case quarter
    /// 2018:4, a quarter, or a month where there is one above 4 or written with two digits.
    case colon
    /// 31 Dec 2018, 31-Dec-2018.
    case dayName
    /// Dec 31, 2018.
    case nameDay
    /// Dec 2018.
    case nameYear
    /// 2018 Dec.
    case yearName
    case unixSeconds
    case unixMilliseconds
    case integer
    /// As `--time-format` says.
    case pattern(TimePattern)
  }

  var layout: Layout
  var hasClock = false
  var hasOffset = false

  /// The format in words for messages: `2018-12-31`, `2018-12-31 16:00`.
  var example: String {
    let date =
      switch layout {
      case .yearFirst(let separator): joined(["2018", "12", "31"], separator)
      case .dayFirst(let separator): joined(["31", "12", "2018"], separator)
      case .monthFirst(let separator): joined(["12", "31", "2018"], separator)
      case .compact: "20181231"
      case .month: "2018-12"
      case .monthNumber: "2018M12"
      case .compactMonth: "201812"
      case .quarter: "2018Q4"
      case .colon: "2018:4"
      case .dayName: "31 Dec 2018"
      case .nameDay: "Dec 31, 2018"
      case .nameYear: "Dec 2018"
      case .yearName: "2018 Dec"
      case .unixSeconds: "seconds since 1970"
      case .unixMilliseconds: "milliseconds since 1970"
      case .integer: "a whole number"
      case .pattern(let pattern): pattern.description
      }
    return date + (hasClock ? " 16:00" : "") + (hasOffset ? "+00:00" : "")
  }

  /// Whether a clock may follow.
  var isFullDate: Bool {
    switch layout {
    case .yearFirst, .dayFirst, .monthFirst, .compact, .dayName, .nameDay: true
    default: false
    }
  }

  /// Whether there is a clock without an offset from UTC: what a clock showed, not an instant.
  var isLocal: Bool {
    if case .pattern(let pattern) = layout { return pattern.hasClock && !pattern.hasOffset }
    return hasClock && !hasOffset
  }

  /// What to say of a way of writing that others could take for another; nil for one that is plain.
  var note: String? {
    switch layout {
    case .dayFirst(let separator) where separator != UInt8(ascii: "."): "dates day first"
    case .monthFirst: "dates month first"
    case .colon: "times as year:quarter"
    case .compactMonth: "times as year and month, 201812"
    case .unixSeconds: "times in seconds since 1970"
    case .unixMilliseconds: "times in milliseconds since 1970"
    case .pattern(let pattern): "times as \(pattern)"
    default: nil
    }
  }

  private func joined(_ parts: [String], _ separator: UInt8) -> String {
    parts.joined(separator: String(UnicodeScalar(separator)))
  }
}
