package import MartletFiles

/// What can be wrong with times, frequencies, calendars, zones and release lags.
package enum TimeProblem: Problem {
  case invalidTimeFormat(String)
  case noSuchLocalTime(String, column: String, zone: String)
  case notAHoliday(String)
  case noHolidays
  case noSuchCalendar(String)
  case calendarDoesNotFit(String, rows: String)
  case invalidFrequency(String)
  case frequencyDoesNotFit(String, kind: TimeKind)
  case frequencyContradictsRows(Frequency, Frequency, agreement: String)
  case noSuchTimeZone(String)
  case invalidLag(String)
  case lagOnIntegerAxis(String)
  case differentTimes(TimeKind, other: SourceLocation, TimeKind)
  case invalidRows(String)
  case reversedRows(first: String, last: String)
  case noRows(first: String, last: String, from: String, to: String)
  case noFutureDates
  case timesEnd
  case axisEnds(after: String, steps: Int, room: Int, isOfIntegers: Bool)
}

extension TimeProblem {
  package var message: Wording {
    switch self {
    case .noSuchLocalTime(let text, let column, let zone):
      "clocks of \(zone) never showed \(quoted(text)): they were set forward "
        + "(column \(quoted(column)))"
    case .differentTimes(let kind, let other, let otherKind):
      "the times are \(words(kind)), those of \(other) are \(words(otherKind))"
    case .notAHoliday(let text): "\(quoted(text)) is not a date"
    case .noHolidays: "there are no dates in the file"
    case .noFutureDates: "an irregular time axis has no future dates"
    case .timesEnd: "the frequency gives no more times after the last row"
    case .axisEnds(let last, let steps, _, false):
      "times end with the year 9999, and \(counted(steps, "step")) after \(last) lead beyond it"
    case .axisEnds(let last, let steps, _, true):
      "whole numbers end with 18 digits, and \(counted(steps, "step")) after \(last) lead beyond them"
    case .invalidTimeFormat(let text): "\(quoted(text)) is not a way of writing times"
    case .invalidRows(let text): "\(quoted(text)) names no rows from a time to another"
    case .reversedRows(let first, let last):
      "the rows from \(first) cannot end with \(last) before it"
    case .noRows(let first, let last, let from, let to):
      "no row lies between \(first) and \(last): the rows go from \(from) to \(to)"
    case .invalidLag(let text): "\(quoted(text)) is not a release lag"
    case .invalidFrequency(let text): "\(quoted(text)) is not a frequency"
    case .noSuchCalendar(let text): "there is no calendar and no file \(quoted(text))"
    case .frequencyDoesNotFit(let alias, let kind):
      "the frequency \(alias) does not fit times that are \(words(kind))"
    case .calendarDoesNotFit(let name, let rows):
      "the calendar \(name) is for daily rows, these are \(rows)"
    case .frequencyContradictsRows(let given, let own, let agreement):
      "the frequency \(given.alias) contradicts the rows: \(agreement), these are \(own.nameOfRows)"
    case .noSuchTimeZone(let name):
      "there is no time zone \(quoted(name)) in the database of this system"
    case .lagOnIntegerAxis(let name):
      "a release lag is given for \(quoted(name)), whose times are whole numbers"
    }
  }

  package func remedy(at location: SourceLocation?) -> Wording? {
    switch self {
    case .noSuchLocalTime:
      "the clocks are another zone's, or not set at all: \(option: .timeZone, .words("UTC")), "
        + "or Etc/GMT+5 for UTC-5"
    case .notAHoliday, .noHolidays: "write one date a line, 2018-12-25"
    case .differentTimes: "give both files the same kind of time"
    case .axisEnds(_, _, let room, _):
      room > 0
        ? "\(option: .horizon, room)" : "give earlier times: nothing can be written after these"
    case .noFutureDates, .timesEnd:
      "\(option: .freq), such as \(option: .freq, .words("B")) or \(option: .freq, .words("MS"))"
    case .invalidTimeFormat(let text) where text.contains("%V") != text.contains("%G"):
      "%G-W%V: the number of a week goes with the year that the week belongs to"
    case .invalidTimeFormat:
      "a pattern such as %d/%m/%Y, or unix, unix-ms, unix-us, unix-ns or integer"
    case .invalidRows:
      "\(option: .rows, .words("2018-02-01..2018-03-31")), or 10..20 where times are whole numbers"
    case .reversedRows(let first, let last):
      "\(option: .rows, .words("\(last)..\(first)"))"
    case .noRows(_, _, let from, let to):
      "\(option: .rows, .words("\(from)..\(to)")), or a part of it"
    case .invalidLag: "days 14d, weekdays 2b or months 1m, from 0 to 100,000"
    case .invalidFrequency:
      "D, B, MON-SAT, W-FRI, MS, ME, QS, QE, YS, YE, h, 15min, or 1 for whole numbers"
    case .calendarDoesNotFit: "leave \(option: .calendar) out"
    case .frequencyContradictsRows(let given, let own, _): remedy(for: given, rows: own)
    case .noSuchTimeZone: "a name such as America/New_York, or install the package tzdata"
    case .noSuchCalendar:
      "weekdays, daily, MON-SAT, \(TradingCalendar.Exchange.codes), or a file of holidays, one date a line (2024-12-25)"
    case .frequencyDoesNotFit(_, .integer): "\(option: .freq, .words("1"))"
    case .frequencyDoesNotFit(_, .date): "D, B, W-FRI, MS, ME, QS, QE, YS or YE"
    case .frequencyDoesNotFit(_, .dateTime): "h, 15min, s, D, B, W-FRI, MS or ME"
    case .lagOnIntegerAxis: "leave \(option: .release) out, or give dates"
    }
  }

  /// The rule that the rows have; bars where longer periods were asked for.
  private func remedy(for given: Frequency, rows own: Frequency) -> Wording {
    var remedy: Wording = "leave it out"
    if case .hours = own {} else { remedy = "\(option: .freq, .words(own.alias))" }
    switch given {
    case .everyDay, .weekdays, .workingWeek, .sessions: remedy += " (and no \(option: .calendar))"
    case .months, .weekly, .hours, .seconds, .irregular, .multiple, .step: break
    }
    if let length = given.meanDays, let step = own.meanDays, length > step,
      given.isOfBars
    {
      remedy += ", or \(option: .resample, .words(given.alias)) to make bars of the rows"
    }
    return remedy
  }

  package var category: DataError.Category {
    switch self {
    case .invalidTimeFormat, .noSuchCalendar, .calendarDoesNotFit, .invalidFrequency,
      .frequencyDoesNotFit, .frequencyContradictsRows, .noSuchTimeZone, .invalidLag,
      .lagOnIntegerAxis, .invalidRows, .reversedRows, .noRows, .noFutureDates, .timesEnd, .axisEnds:
      .usage
    case .noSuchLocalTime, .notAHoliday, .noHolidays, .differentTimes: .data
    }
  }
}

extension DataError {
  package init(_ problem: TimeProblem, at location: SourceLocation? = nil) {
    self.init(problem: problem, at: location)
  }
}
