extension DataError {
  /// What is wrong, in words, without the place.
  public var message: String {
    switch kind {
    case .noSuchFile: "there is no such file"
    case .isDirectory: "this is a directory"
    case .unreadable(let reason): "the file cannot be read: \(reason)"
    case .tooLarge: "the file is larger than 4 GiB"
    case .emptyFile: "the file is empty"
    case .headerOnly: "there is a header but no rows"
    case .binary: "there is a NUL byte, so this is not a text file"
    case .invalidUTF8: "there are bytes that are not UTF-8"
    case .invalidUTF16: "there are bytes that are not UTF-16"
    case .damagedGzip(let reason): "the compressed data are damaged: \(reason)"
    case .raggedRow(let expected, let found, let isHeader, _):
      "this row has \(counted(found, "field")), "
        + (isHeader ? "the header has \(expected)" : "the rows above have \(expected)")
    case .notARow(let text): "\(quoted(text)) begins a line that is no row, and rows follow it"
    case .longRecord: "this row is longer than 64 MiB"
    case .beyondMemory(let limit):
      "this is larger than \(grouped(limit >> 20)) MiB, the most that fits into memory here"
    case .longList(let limit): "this is no list: it is larger than \(limit >> 20) MiB"
    case .unterminatedQuote: "the quote that opens here is never closed"
    case .textAfterQuote: "there is text after the closing quote"
    case .duplicateColumnName(let name, let first):
      "the column name \(quoted(name)) is taken by column \(first)"
    case .headerLooksLikeData(let first, _):
      "the first line holds data (\(quoted(first))), not column names"
    case .wrongNumberOfNames(let count, let fields):
      "\(counted(count, "name")) for rows of \(counted(fields, "field"))"
    case .noHeaderLine(let line): "the file has no line \(line) to hold the column names"
    case .valueWithoutName(let text):
      "there is a value, \(quoted(text)), in a column without a name"
    default: cellMessage ?? timeMessage ?? columnMessage ?? featureMessage ?? optionMessage
    }
  }

  private var cellMessage: String? {
    switch kind {
    case .notANumber(let text, let column, _):
      "\(quoted(text)) is not a number (column \(quoted(column)))"
    case .unclearNumber(let text, let column, let short, let mark):
      "the \(mark == .point ? "dot" : "comma") of \(quoted(text)) may be decimal or between thousands"
        + (short.map { ": \(quoted($0)) has none" } ?? "") + " (column \(quoted(column)))"
    case .mixedUnits(let text, let column, let unit, let above):
      "\(quoted(text)) \(unitWords(unit, unlike: above)) (column \(quoted(column)))"
    case .mixedGroups(let text, let column, let above):
      "\(quoted(text)) has its digits in other groups than \(quoted(above)) above it "
        + "(column \(quoted(column)))"
    case .notFinite(let text, let column):
      "\(quoted(text)) is not a finite number (column \(quoted(column)))"
    case .missingValue(let column, let count, let isAcross):
      isAcross
        ? "the row has \(counted(count, "missing value")), the first one here"
        : "column \(quoted(column)) has \(counted(count, "missing value")), the first one here"
    case .onlyMissingValues(let column): "column \(quoted(column)) has no values"
    case .valueWithoutTransform(let value, let series, let place, let transform):
      "'\(transform)' needs values "
        + (transform == "percent-change" ? "other than 0, but " : "above 0, but ")
        + (series.map { "series \(quoted($0)) is \(value) at \(place)" } ?? "\(place) is \(value)")
    default: nil
    }
  }

  /// What is said of a number whose unit is not that of the numbers above it.
  private func unitWords(_ unit: String, unlike above: String) -> String {
    switch (unit, above) {
    case ("%", ""): "has a percent sign, values above it have none"
    case ("", "%"): "has no percent sign, values above it have one"
    case (_, ""): "is in \(unit), values above it have no unit"
    case ("", _): "has no unit, values above it are in \(above)"
    default:
      "is in \(unit == "%" ? "per cent" : unit), values above it are in "
        + (above == "%" ? "per cent" : above)
    }
  }

  private var timeMessage: String? {
    switch kind {
    case .missingTime(let column, _): "the time is missing (column \(quoted(column)))"
    case .notATime(let text, let column, _):
      "\(quoted(text)) is not a time (column \(quoted(column)))"
    case .unlikeTheOtherTimes(let text, let column, let format):
      "\(quoted(text)) is not written as \(format) (column \(quoted(column)))"
    case .noSuchDate(let text, let column):
      "there is no date \(quoted(text)) (column \(quoted(column)))"
    case .otherUnit(let text, let column, let unit, let expected, nil):
      "\(quoted(text)) is in \(unit) since 1970, the times above it are in \(expected) "
        + "(column \(quoted(column)))"
    case .otherUnit(let text, let column, _, let expected, _):
      "\(quoted(text)) \(expected) since 1970 are beyond the year 9999 (column \(quoted(column)))"
    case .otherWeekday(let text, let column, let actual):
      "\(quoted(text)) is a \(actual.name) (column \(quoted(column)))"
    case .notAClock(let text, let column):
      "\(quoted(text)) is no time of day (column \(quoted(column)))"
    case .notThePart(let text, let column, let part):
      "\(quoted(text)) is no \(part) (column \(quoted(column)))"
    case .noDates(let column): "column \(quoted(column)) holds no dates that a clock could follow"
    case .noSuchLocalTime(let text, let column, let zone):
      "clocks of \(zone) never showed \(quoted(text)): they were set forward "
        + "(column \(quoted(column)))"
    case .ambiguousDates(let text, let column, _):
      "dates like \(quoted(text)) may be day first or month first (column \(quoted(column)))"
    case .duplicateTime(let label, let line, _, _): "the time \(label) is also on line \(line)"
    case .unsortedTime(let label, let previous, _): "the time \(label) comes after \(previous)"
    case .differentTimes(let kind, let other, let otherKind):
      "the times are \(words(kind)), those of \(other) are \(words(otherKind))"
    case .notAHoliday(let text): "\(quoted(text)) is not a date"
    case .noHolidays: "there are no dates in the file"
    case .resamplingOfIntegers: "times that are whole numbers have no weeks or months"
    case .resamplingToFiner(let alias, let rows):
      "the rows are \(rows): resampling to \(alias) makes no bars of them"
    case .noWholePeriod(let alias, let series):
      "the rows of \(quoted(series)) fill no whole period of \(alias)"
    case .noFutureDates: "an irregular time axis has no future dates"
    case .timesEnd: "the frequency gives no more times after the last row"
    case .axisEnds(let last, let steps, _, false):
      "times end with the year 9999, and \(counted(steps, "step")) after \(last) lead beyond it"
    case .axisEnds(let last, let steps, _, true):
      "whole numbers end with 18 digits, and \(counted(steps, "step")) after \(last) lead beyond them"
    default: nil
    }
  }

  private var columnMessage: String? {
    switch kind {
    case .ambiguousName(let name, _, let columns):
      "\(quoted(name)) names \(columns.count) columns: \(listed(columns))"
    case .noSuchColumn(let name, _, _, _): "there is no column \(quoted(name))"
    case .noTimeColumn: "no column is recognised as the time"
    case .severalTimeColumns(let names):
      "several columns may be the time: \(listed(names))"
    case .unclearTarget(let candidates, _):
      candidates.isEmpty
        ? "no column holds numbers, so there is no target"
        : "several columns may be the target: \(listed(candidates))"
    case .columnHasTwoRoles(let name, let first, let second):
      "column \(quoted(name)) is both \(first) and \(second)"
    case .repeatedCovariate(let name): "column \(quoted(name)) is named twice"
    case .covariateInSeveralFiles(let name, let files):
      "column \(quoted(name)) is in several files: \(listed(files))"
    case .notANumberColumn(let name, _): "column \(quoted(name)) does not hold numbers"
    case .repeatedID(let id, let line, _): "the series \(quoted(id)) is also on line \(line)"
    case .invalidTimeParts(let names): "\(listed(names)) are no parts of one time by their names"
    case .covariatesAcross: "the times are the names of columns: there is room for no covariates"
    case .targetAcross(let name):
      "the times are the names of columns: \(quoted(name)) cannot be the target"
    case .emptyID(let column): "the series id is missing (column \(quoted(column)))"
    case .emptyStatic(let column): "a static covariate is missing (column \(quoted(column)))"
    case .staticElsewhere(let name):
      "column \(quoted(name)) is static, and not in the file of the target"
    case .changingStatic(let column, let series, let value, let line, let first):
      "column \(quoted(column)) is static, but \(quoted(series)) has \(quoted(value)) here and "
        + "\(quoted(first)) on line \(line)"
    case .staleCovariate(let column, let newest, let firstRow):
      "column \(quoted(column)) ends with \(newest), and every row from \(firstRow) on is more than "
        + "\(CovariateAge.steps) of its own rows later"
    case .nothingAvailable(let column, let from, let lastRow):
      "column \(quoted(column)) is available from \(from), after the last row \(lastRow)"
    default: nil
    }
  }

  private var optionMessage: String {
    switch kind {
    case .noFiles: "no file is given"
    case .fileTwice(let path):
      "\(quoted(path)) is named twice"
        + (path == "-" ? ", and standard input can be read only once" : "")
    case .optionOfNoFile(let name, _): "an option is given for \(quoted(name)), which is not read"
    case .invalidTimeFormat(let text): "\(quoted(text)) is not a way of writing times"
    case .invalidTransform(let text): "\(quoted(text)) is no step of a transform"
    case .transformOutOfOrder(let name):
      "'\(name)' is for prices, not for what other steps made of them"
    case .invalidRows(let text): "\(quoted(text)) names no rows from a time to another"
    case .reversedRows(let first, let last):
      "the rows from \(first) cannot end with \(last) before it"
    case .noRows(let first, let last, let from, let to):
      "no row lies between \(first) and \(last): the rows go from \(from) to \(to)"
    case .invalidLag(let text): "\(quoted(text)) is not a release lag"
    case .invalidDerivedColumn(let text): "\(quoted(text)) does not say how a column is made"
    case .noColumnsToDerive(let name, let expression, _):
      "no file has the two columns of '\(name)=\(expression)'"
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
    case .invalidAggregate(let text): "\(quoted(text)) is no way to make one value of several"
    case .cannotResample(let alias): "rows cannot be resampled to \(alias)"
    case .aggregateWithoutColumn(let name, _):
      "an aggregate is given for \(quoted(name)), which is not a column in use"
    case .noFutureValue(let column, let time):
      "\(quoted(column)) is to be known ahead, but has no value for \(time)"
    case .noSuchCovariate(let name, let option, _):
      option == "--release"
        ? "a release lag is given for \(quoted(name)), which is not a covariate"
        : "\(option) names \(quoted(name)), which is not a covariate"
    case .lagBesideReleases(let name, let column):
      "a release lag is given for \(quoted(name)), whose column \(quoted(column)) says when it was out"
    case .barsOfFuture(let name): "rows of \(quoted(name)) after the last target make no bars"
    case .barsOfInterpolation:
      "a line between values is known after its end only, and a bar must not change later"
    case .multivariateOfOne(let target):
      "\(quoted(target)) is the only target, with no others to see"
    case .multivariateOfDifferentRows(let series, let first):
      "the rows of series \(quoted(series)) are not those of \(quoted(first)), which it is to see"
    case .lagOnIntegerAxis(let name):
      "a release lag is given for \(quoted(name)), whose times are whole numbers"
    default: ""
    }
  }
}
