/// What digits without anything between them may stand for.
package enum DigitMeaning: Hashable, Sendable {
  /// 201812.
  case month
  /// 20181231, where the column's name says so.
  case date
  /// 2018123116, 201812311605, 20181231160500.
  case hour
  case minute
  case second
  /// 20184.
  case quarter
  /// 201852.
  case week
  /// 2018365.
  case dayOfYear

  /// What a name such as `yyyymm`, `year_week` or `week` says; nil for one that says nothing.
  package init?(columnName: String) {
    if let form = Self.form(Self.letters(columnName)) {
      self = form
    } else {
      guard TimePart(columnName: columnName) == .week else { return nil }
      self = .week
    }
  }

  private static func form(_ letters: Substring) -> DigitMeaning? {
    switch letters {
    case "yyyymm", "yearmonth", "yearmon", "yrmo", "yearmo": .month
    case "yyyymmdd": .date
    case "yyyymmddhh": .hour
    case "yyyymmddhhmm", "yyyymmddhhmi": .minute
    case "yyyymmddhhmmss", "yyyymmddhhmiss": .second
    case "yyyyq", "yearquarter", "yearqtr", "yyyyqtr": .quarter
    case "yyyyww", "yyyywk", "yearweek", "isoyearweek", "ggggww", "iyyyiw": .week
    case "yyyyddd", "yyyyjjj", "yyyydoy", "yeardoy": .dayOfYear
    default: nil
    }
  }

  /// Whether a name writes down the form of a time, such as `yyyymm`, `YYYY-MM-DD` or `yearweek`.
  package static func isForm(_ name: String) -> Bool {
    let letters = letters(name)
    return form(letters) != nil
      || letters.contains("yyyy") && letters.count >= 5
        && letters.allSatisfy { "ymdhsiqwjt".contains($0) }
  }

  /// The letters of a name in lower case, without `date` or the like before a form.
  private static func letters(_ name: String) -> Substring {
    let letters = name.lowercased().filter { $0.isASCII && $0.isLetter }
    for word in ["datetime", "timestamp", "date", "time", "period", "dt"]
    where letters.hasPrefix(word + "yyyy") {
      return letters.dropFirst(word.count)
    }
    return letters[...]
  }

  /// How many digits there are.
  package var width: Int { example.utf8.count }

  var example: String {
    switch self {
    case .month: "201812"
    case .date: "20181231"
    case .hour: "2018123116"
    case .minute: "201812311605"
    case .second: "20181231160500"
    case .quarter: "20184"
    case .week: "201852"
    case .dayOfYear: "2018365"
    }
  }

  var note: String? {
    switch self {
    case .month: "times as year and month, 201812"
    case .date: nil
    case .hour, .minute, .second: "times as a date and a clock, \(example)"
    case .quarter: "times as year and quarter, 20184"
    case .week: "times as year and week of ISO 8601, 201852, dated on their Monday"
    case .dayOfYear: "times as year and day of the year, 2018365"
    }
  }

  var hasClock: Bool { self == .hour || self == .minute || self == .second }

  /// The day since 1970 and the seconds after its midnight; nil for a number that is no such time.
  package func time(_ number: Int64) -> (day: Int64, seconds: Int64)? {
    func date(_ number: Int64) -> Int64? {
      CivilDate(
        checkingYear: Int(number / 10_000), month: Int(number / 100 % 100),
        day: Int(number % 100))?.daysSinceEpoch
    }
    func clock(_ number: Int64, _ hour: Int64, _ minute: Int64, _ second: Int64) -> Int64? {
      hour < 24 && minute < 60 && second < 60 ? hour * 3600 + minute * 60 + second : nil
    }
    let day: Int64?
    var seconds: Int64? = 0
    let year: Int64
    switch self {
    case .month:
      year = number / 100
      day = date(number * 100 + 1)
    case .date:
      year = number / 10_000
      day = date(number)
    case .hour:
      year = number / 1_000_000
      day = date(number / 100)
      seconds = clock(number, number % 100, 0, 0)
    case .minute:
      year = number / 100_000_000
      day = date(number / 10_000)
      seconds = clock(number, number / 100 % 100, number % 100, 0)
    case .second:
      year = number / 10_000_000_000
      day = date(number / 1_000_000)
      seconds = clock(number, number / 10_000 % 100, number / 100 % 100, number % 100)
    case .quarter:
      year = number / 10
      let quarter = number % 10
      day = 1...4 ~= quarter ? date(year * 10_000 + (quarter * 3 - 2) * 100 + 1) : nil
    case .week:
      year = number / 100
      day = ISOWeek.date(year: Int(year), week: Int(number % 100))?.daysSinceEpoch
    case .dayOfYear:
      year = number / 1000
      day = CivilDate(year: Int(year), dayOfYear: Int(number % 1000))?.daysSinceEpoch
    }
    guard let day, let seconds, (self == .hour ? 1900 : 1800)..<2200 ~= year else { return nil }
    return (day, seconds)
  }
}

extension CivilDate {
  /// A date by its number in the year, from 1; nil where the year has no such day.
  package init?(year: Int, dayOfYear: Int) {
    let first = CivilDate(year: year, month: 1, day: 1).daysSinceEpoch
    let length = CivilDate(year: year + 1, month: 1, day: 1).daysSinceEpoch - first
    guard 1...length ~= Int64(dayOfYear) else { return nil }
    self.init(daysSinceEpoch: first + Int64(dayOfYear - 1))
  }
}
