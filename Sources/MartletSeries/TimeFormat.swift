/// One way of writing times; a column has one.
struct TimeFormat: Hashable {
  enum Layout: Hashable {
    /// 2018-12-31 or 2018/12/31.
    case yearFirst(separator: UInt8)
    /// 31/12/2018, 31-12-2018 or 31.12.2018.
    case dayFirst(separator: UInt8)
    /// 12/31/2018.
    case monthFirst(separator: UInt8)
    /// 20181231.
    case compact
    /// 2018-12.
    case month
    /// 2018Q4 or 2018-Q4.
    case quarter
    case integer
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
      case .quarter: "2018Q4"
      case .integer: "a whole number"
      }
    return date + (hasClock ? " 16:00" : "") + (hasOffset ? "+00:00" : "")
  }

  private func joined(_ parts: [String], _ separator: UInt8) -> String {
    parts.joined(separator: String(UnicodeScalar(separator)))
  }
}
