extension DataError {
  /// What to do about it; nil when the message says it all.
  public var hint: String? {
    if let footer { return "--skip-footer \(footer), if the table ends above this line" }
    return hintOfKind
  }

  private var hintOfKind: String? {
    switch kind {
    case .noSuchFile: "check the path"
    case .isDirectory: "name a file in it"
    case .unreadable: "check the file's permissions"
    case .tooLarge: "split it into several files"
    case .emptyFile, .headerOnly:
      "give a line of column names, then one line for each time"
    case .binary: "unpack or export it as CSV"
    case .invalidUTF8:
      "--encoding windows-1252 or latin1 for Western Europe; else make it UTF-8: iconv -f NAME -t UTF-8 "
        + "\(argument(location?.file ?? "")) > utf8.csv"
    case .invalidUTF16: "save the file as UTF-8"
    case .damagedGzip: "fetch the file again, or compress it again"
    case .raggedRow(_, _, _, let line?): "--header-row \(line), if the column names are there"
    case .raggedRow(let expected, let found, _, nil):
      found > expected
        ? "put quotes around a field that contains the delimiter"
        : "write a missing value as an empty field, with its delimiter"
    case .unterminatedQuote: "write a quote inside a quoted field twice"
    case .textAfterQuote: "put the whole field in quotes, and write quotes inside it twice"
    case .notARow: "correct the line, or take it out of the table"
    case .longRecord: "write a quote inside a quoted field twice, and end every line"
    case .beyondMemory:
      "look at its first rows (head -n 100000 FILE | martlet inspect -), or allow more memory"
    case .longList: "name a file with one date a line"
    case .duplicateColumnName: "rename one of the two"
    case .headerLooksLikeData(_, let count):
      count == 1
        ? "--no-header, which calls it column 1, or put a line with its name first"
        : "--no-header, which calls them column 1 to column \(count), or --names ds,y,... with "
          + "\(count) names"
    case .wrongNumberOfNames(_, let fields): "--names with \(counted(fields, "name")), such as ds,y"
    case .noHeaderLine: "--header-row with a line of the file, counted from 1"
    case .valueWithoutName:
      "give the column a name, or put quotes around a field with the delimiter"
    default: cellHint ?? timeHint ?? columnHint ?? featureHint ?? optionHint
    }
  }

  private var timeHint: String? {
    switch kind {
    case .missingTime(_, let rows?), .notATime(_, _, let rows?):
      "--skip-rows \(rows), if the rows above the first time are no data"
    case .missingTime: "give every row a time"
    case .notATime(let text, _, nil) where TimePattern.guesses(text) != nil:
      TimePattern.guesses(text)?.map { "--time-format \(argument($0))" }.joined(separator: " or ")
    case .notATime: "write dates like 2018-12-31, times like 2018-12-31 16:00; or --time-format"
    case .unlikeTheOtherTimes: "write all times of a column in one way"
    case .noSuchDate(let text, _): Self.hint(forDate: text)
    case .otherUnit(_, _, _, _, let word?): "--time-format \(word)"
    case .otherUnit: "write all times of a column in one unit"
    case .otherWeekday: "correct the date, or the name of its day"
    case .notAClock:
      "write hours from 0 to 23 or 1 to 24, or clocks like 9:05 or 090500, all in one way"
    case .notThePart(_, _, "year"): "write years in four digits"
    case .notThePart(_, _, let part): "write each \(part) as a number"
    case .noDates: "--time-col DATE,CLOCK: first the column of the dates, which have no clock"
    case .noSuchLocalTime:
      "the clocks are another zone's, or not set at all: --time-zone UTC, or Etc/GMT+5 for UTC-5"
    case .noWholePeriod: "give more rows, or shorter periods"
    case .ambiguousDates(let text, _, let separator):
      [dayFirst(separator), monthFirst(separator)]
        .map { "--time-format " + argument($0 + TimePattern.clock(of: text)) }
        .joined(separator: " or ")
    case .duplicateTime(_, _, .id(let column), _): "--id-col \(argument(column))"
    case .duplicateTime(_, _, .times(let columns), _):
      "--time-col \(argument(columns.joined(separator: ",")))"
    case .duplicateTime(_, _, .wholeSeconds, _):
      "times are counted in whole seconds: keep one row a second"
    case .duplicateTime(let label, _, nil, true) where label.contains(":"):
      "keep one row a time, or name the column that tells series apart with --id-col, or the place "
        + "whose clocks were set back with --time-zone"
    case .duplicateTime(_, _, nil, true):
      "keep one row a time, or name the column that tells series apart with --id-col"
    case .duplicateTime: "keep one row a time"
    case .unsortedTime(_, _, true): "sort the rows by time, newest first or oldest first"
    case .unsortedTime: "sort the rows by time, oldest first"
    case .notAHoliday, .noHolidays: "write one date a line, 2018-12-25"
    case .differentTimes: "give both files the same kind of time"
    case .axisEnds(_, _, let room, _):
      room > 0 ? "--horizon \(room)" : "give earlier times: nothing can be written after these"
    case .noFutureDates, .timesEnd: "--freq, such as --freq B or --freq MS"
    default: nil
    }
  }

  private static func hint(forDate text: String) -> String {
    let years = text.split(whereSeparator: { "-/".contains($0) }).compactMap { Int($0) }
    guard years.count == 2, years[1] < 100, (years[0] + 1) % 100 == years[1], text.utf8.count == 7
    else { return "correct the date" }
    return "write a year of two halves as its first one, \(years[0])"
  }

  private func dayFirst(_ separator: UInt8) -> String { pattern(["%d", "%m", "%Y"], separator) }

  private func monthFirst(_ separator: UInt8) -> String { pattern(["%m", "%d", "%Y"], separator) }

  private func pattern(_ parts: [String], _ separator: UInt8) -> String {
    parts.joined(separator: String(UnicodeScalar(separator)))
  }

  private var columnHint: String? {
    switch kind {
    case .ambiguousName(_, let option, let columns):
      columns.prefix(2).map { word(option, argument($0)) }.joined(separator: " or ")
    case .noSuchColumn(_, let option, let nearest, let columns):
      word(option, nearest.map(argument) ?? "NAME") + "   (columns: \(listed(columns)))"
    case .noTimeColumn(let columns): "--time-col NAME   (columns: \(listed(columns)))"
    case .severalTimeColumns(let names): "--time-col \(argument(names[0]))"
    case .unclearTarget(let candidates, let columns):
      candidates.isEmpty
        ? "--target NAME   (columns: \(listed(columns)))"
        : "--target NAME"
    case .columnHasTwoRoles: "give it one role"
    case .repeatedCovariate: "name it once"
    case .covariateInSeveralFiles(let name, let files):
      "--hist-exog \(argument("\(files[0]):\(name)"))"
    case .notANumberColumn(_, let option): "\(option) NAME of a column of numbers"
    case .repeatedID(_, _, let others):
      others.isEmpty
        ? "give every row an id of its own"
        : "--id-col NAME of a column whose values are all different   (columns: \(listed(others)))"
    case .invalidTimeParts:
      "--time-col with columns called year and month, quarter, half or week; year, month, day and perhaps "
        + "hour and minute; or date and time"
    case .covariatesAcross: "leave --hist-exog and other files out"
    case .targetAcross: "leave --target out: every row is a series"
    case .emptyID: "give every row the id of its series"
    case .emptyStatic: "give every row the same word, such as unknown"
    case .staticElsewhere: "put it into every row of the first file"
    case .changingStatic(let column, _, _, _, _):
      "--hist-exog \(argument(column)) for what changes in time"
    case .staleCovariate: "give data that reach these rows, or leave the column out"
    case .nothingAvailable: "give data that start earlier, or leave the column out"
    default: nil
    }
  }

  /// An option with its value: `--target y`, `--feature lag/1@y`.
  private func word(_ option: String, _ value: String) -> String {
    option + (option.hasSuffix("@") ? "" : " ") + value
  }

  private var optionHint: String? {
    switch kind {
    case .noFiles: "name a CSV file"
    case .fileTwice: "name each file once"
    case .optionOfNoFile(_, let files): "name one of \(listed(files))"
    case .invalidTimeFormat(let text) where text.contains("%V") != text.contains("%G"):
      "%G-W%V: the number of a week goes with the year that the week belongs to"
    case .invalidTimeFormat:
      "a pattern such as %d/%m/%Y, or unix, unix-ms, unix-us, unix-ns or integer"
    case .invalidRows:
      "--rows 2018-02-01..2018-03-31, or 10..20 where times are whole numbers"
    case .reversedRows(let first, let last): "--rows \(argument("\(last)..\(first)"))"
    case .noRows(_, _, let from, let to): "--rows \(argument("\(from)..\(to)")), or a part of it"
    case .invalidLag: "days 14d, weekdays 2b or months 1m, from 0 to 100,000"
    case .invalidDerivedColumn: "write NAME=A-B, with + - * or / between two columns of a file"
    case .noColumnsToDerive(_, _, let columns):
      "put + - * or / between two of the columns \(listed(columns))"
    case .invalidFrequency:
      "D, B, MON-SAT, W-FRI, MS, ME, QS, QE, YS, YE, h, 15min, or 1 for whole numbers"
    case .calendarDoesNotFit: "leave --calendar out"
    case .frequencyContradictsRows(let given, let own, _): hint(for: given, rows: own)
    case .noSuchTimeZone: "a name such as America/New_York, or install the package tzdata"
    case .invalidAggregate: Aggregate.allCases.map(\.rawValue).joined(separator: ", ")
    case .cannotResample: "periods named by their last day: W-FRI, ME, QE, YE, BME, BQE, BYE or D"
    case .aggregateWithoutColumn(_, let columns): "the columns are \(listed(columns))"
    case .resamplingOfIntegers, .resamplingToFiner: "leave --resample out"
    case .noSuchCalendar:
      "weekdays, daily, MON-SAT, \(TradingCalendar.Exchange.codes), or a file of holidays, one date a line (2024-12-25)"
    case .frequencyDoesNotFit(_, .integer): "--freq 1"
    case .frequencyDoesNotFit(_, .date): "D, B, W-FRI, MS, ME, QS, QE, YS or YE"
    case .frequencyDoesNotFit(_, .dateTime): "h, 15min, s, D, B, W-FRI, MS or ME"
    case .noSuchCovariate(let name, _, let covariates):
      covariates.isEmpty
        ? "add --hist-exog \(argument(name))"
        : "add --hist-exog \(argument(name))   (covariates: \(listed(covariates)))"
    case .noFutureValue(let column, _):
      "give rows for the times to come, or --hist-exog \(argument(column))"
    case .lagBesideReleases(let name, _): "leave out --release \(argument(name))"
    case .barsOfFuture(let name): "--hist-exog \(argument(name)), or a file of bars"
    case .barsOfInterpolation: "--missing forward-fill"
    case .multivariateOfOne: "--target all, or several columns; or leave --multivariate out"
    case .multivariateOfDifferentRows: "leave --multivariate out, or give a column for each series"
    case .lagOnIntegerAxis: "leave --release out, or give dates"
    default: nil
    }
  }

  /// The rule that the rows have; bars where longer periods were asked for.
  private func hint(for given: Frequency, rows own: Frequency) -> String {
    var hint = "leave it out"
    if case .hours = own {} else { hint = "--freq \(own.alias)" }
    switch given {
    case .everyDay, .weekdays, .workingWeek, .sessions: hint += " (and no --calendar)"
    default: break
    }
    if let length = given.meanDays, let step = own.meanDays, length > step,
      (try? Resampling(to: given)) != nil
    {
      hint += ", or --resample \(given.alias) to make bars of the rows"
    }
    return hint
  }
}
