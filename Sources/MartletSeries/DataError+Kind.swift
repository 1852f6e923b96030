extension DataError {
  /// What keeps times from coming twice.
  package enum RepetitionCure: Sendable, Hashable {
    /// The column whose values tell series apart.
    case id(String)
    /// The columns that make a time together.
    case times([String])
    /// Times are counted in whole seconds.
    case wholeSeconds
  }

  /// What can be wrong. Cases carry values; `DataError+Message.swift` words them.
  package enum Kind: Sendable, Hashable {
    // Files
    case noSuchFile
    case isDirectory
    case unreadable(reason: String)
    case tooLarge
    case emptyFile
    case headerOnly
    case binary
    case invalidUTF8
    case invalidUTF16
    case damagedGzip(reason: String)

    // Records
    case raggedRow(expected: Int, found: Int, isHeader: Bool, headerLine: Int?)
    case longRecord
    case beyondMemory(limit: Int)
    case longList(limit: Int)
    case notARow(String)
    case unterminatedQuote
    case textAfterQuote
    case duplicateColumnName(String, first: Int)
    case headerLooksLikeData(first: String, count: Int)
    case wrongNumberOfNames(Int, fields: Int)
    case noHeaderLine(Int)
    case valueWithoutName(String)

    // Cells
    case notANumber(String, column: String, mark: DecimalMark)
    case unclearNumber(String, column: String, short: String?, mark: DecimalMark)
    case mixedUnits(String, column: String, unit: String, above: String)
    case mixedGroups(String, column: String, above: String)
    case notFinite(String, column: String)
    case missingValue(column: String, count: Int, isAcross: Bool = false)
    case onlyMissingValues(column: String)

    // Times
    case missingTime(column: String, rowsToSkip: Int?)
    case notATime(String, column: String, rowsToSkip: Int?)
    case unlikeTheOtherTimes(String, column: String, format: String)
    case noSuchDate(String, column: String)
    case otherUnit(String, column: String, unit: String, expected: String, toSay: String?)
    case otherWeekday(String, column: String, actual: Weekday)
    case notAClock(String, column: String)
    case notThePart(String, column: String, part: String)
    case noDates(column: String)
    case noSuchLocalTime(String, column: String, zone: String)
    case ambiguousDates(String, column: String, separator: UInt8)
    case duplicateTime(String, firstLine: Int, cure: RepetitionCure?, mayLackID: Bool)
    case unsortedTime(String, previous: String, isNewestFirst: Bool)

    // Calendars
    case notAHoliday(String)
    case noHolidays

    // Columns
    case invalidRows(String)
    case reversedRows(first: String, last: String)
    case noRows(first: String, last: String, from: String, to: String)
    case ambiguousName(String, option: String, columns: [String])
    case noSuchColumn(String, option: String, nearest: String?, columns: [String])
    case noTimeColumn(columns: [String])
    case severalTimeColumns([String])
    case unclearTarget(candidates: [String], columns: [String])
    case columnHasTwoRoles(String, first: String, second: String)
    case repeatedCovariate(String)
    case covariateInSeveralFiles(String, files: [String])
    case notANumberColumn(String, option: String)
    case emptyID(column: String)
    case emptyStatic(column: String)
    case staticElsewhere(String)
    case changingStatic(column: String, series: String, String, firstLine: Int, first: String)
    case repeatedID(String, firstLine: Int, others: [String])
    case invalidTimeParts([String])
    case covariatesAcross
    case targetAcross(String)

    // Options
    case noFiles
    case fileTwice(String)
    case optionOfNoFile(String, files: [String])
    case invalidTimeFormat(String)
    case invalidLag(String)
    case invalidDerivedColumn(String)
    case noColumnsToDerive(String, String, columns: [String])
    case invalidFrequency(String)
    case frequencyDoesNotFit(String, kind: TimeKind)
    case noSuchCalendar(String)
    case calendarDoesNotFit(String, rows: String)
    case frequencyContradictsRows(Frequency, Frequency, agreement: String)
    case noSuchTimeZone(String)
    case invalidAggregate(String)
    case cannotResample(to: String)
    case aggregateWithoutColumn(String, columns: [String])
    case noSuchCovariate(String, option: String, covariates: [String])
    case lagBesideReleases(String, column: String)
    case barsOfInterpolation
    case barsOfFuture(String)
    case lagOnIntegerAxis(String)
    case multivariateOfOne(String)
    case multivariateOfDifferentRows(String, String)

    // Time axes and joins
    case differentTimes(TimeKind, other: SourceLocation, TimeKind)
    case noFutureValue(column: String, time: String)
    case staleCovariate(column: String, newest: String, firstRow: String)
    case nothingAvailable(column: String, from: String, lastRow: String)
    case noFutureDates
    case resamplingOfIntegers
    case resamplingToFiner(String, rows: String)
    case noWholePeriod(String, series: String)
    case timesEnd
    case axisEnds(after: String, steps: Int, room: Int, isOfIntegers: Bool)

    // Transforms
    case valueWithoutTransform(Double, series: String?, time: String, transform: String)
    case invalidTransform(String)
    case transformOutOfOrder(String)

    // Features
    case noSuchFeature(String, nearest: String?)
    case invalidFeature(String, form: String)
    case repeatedFeature(String)
    case featureWithColumn(String, name: String)
    case featureWithoutPrices(String, missing: [String], columns: [String])
    case featureWithoutDates(String)
    case featureWithoutCalendar(String, rows: String)
    case featureLongerThanSeries(String, rowsNeeded: Int, series: String, rows: Int)
    case valueWithoutFeature(Double, column: String, series: String, time: String, feature: String)
    case invalidVolatility(String)
    case volatilityOfSeveral(String, targets: [String])
    case featureNotFinite(String, series: String, time: String)
  }
}
