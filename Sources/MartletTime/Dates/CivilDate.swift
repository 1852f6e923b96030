/// A day of the proleptic Gregorian calendar.
///
/// Conversions to and from day numbers are Howard Hinnant's `days_from_civil` and
/// `civil_from_days` (http://howardhinnant.github.io/date_algorithms.html): exact integer
/// arithmetic on eras of 400 years = 146,097 days.
package struct CivilDate: Sendable, Hashable {
  package let year: Int
  /// 1...12.
  package let month: Int
  /// 1...31.
  package let day: Int

  /// Creates a date whose parts are known to be valid.
  package init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Creates a date from parts that may name no day, such as 30 February.
  package init?(checkingYear year: Int, month: Int, day: Int) {
    guard 1...12 ~= month, day >= 1, day <= Self.days(inMonth: month, of: year) else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The date `days` after 1970-01-01.
  package init(daysSinceEpoch days: Int64) {
    let shifted = Int(days) + 719_468  // days since 0000-03-01
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Days since 1970-01-01.
  package var daysSinceEpoch: Int64 {
    let shiftedYear = month <= 2 ? year - 1 : year  // years that start in March
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int64(era * 146_097 + dayOfEra - 719_468)
  }

  /// Months since January of the year 0, the day left out.
  package var monthIndex: Int { year * 12 + month - 1 }

  package var isLastOfMonth: Bool { day == Self.days(inMonth: month, of: year) }

  /// The same day `months` later, or the last day of that month when it is shorter.
  package func adding(months: Int) -> CivilDate {
    let index = monthIndex + months
    let year = index.flooredQuotient(12)
    let month = index - year * 12 + 1
    return CivilDate(year: year, month: month, day: min(day, Self.days(inMonth: month, of: year)))
  }

  package static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// `2018-12-31`.
  package var label: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }
}

extension BinaryInteger {
  /// The quotient rounded towards minus infinity.
  package func flooredQuotient(_ divisor: Self) -> Self {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

/// `number` with leading zeros up to `width` digits.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
